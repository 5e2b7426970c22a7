"""Bytes of a source file <-> text, strictly: a doubt is told, and never settled in silence."""
