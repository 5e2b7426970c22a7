"""Measurements, not tests: `make bench` prints them; nothing here passes or fails."""
