"""Exports that hold many articles in one file: WordPress (WXR) and Ghost (JSON)."""
