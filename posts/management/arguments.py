"""Values that several commands take from their command line."""

from __future__ import annotations

import argparse


def worker_count(text: str) -> int:
    """A number of processes, from 1 to 64. Raises argparse.ArgumentTypeError for anything else."""
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 64")
    return int(text)
