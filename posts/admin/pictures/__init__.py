"""The desk of the pictures, and what it makes of an upload."""
