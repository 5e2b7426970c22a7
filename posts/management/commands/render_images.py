"""``manage.py render_images``: make the lighter copies of pictures that pages use."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from django.core.management.base import BaseCommand

from posts.jobs.renditions import render_waiting, want_anew
from posts.management.command_line import progress, worker_count
from posts.models import Image, RenditionState

#: Of pictures that nothing can be made of, so many are named.
SHOWN = 20

_FAULTS = (RenditionState.BROKEN, RenditionState.MISSING, RenditionState.TOO_LARGE)


class Command(BaseCommand):
    """Parse the arguments, render, print the counts; exit status 1 where a picture is faulty."""

    help = "Make the AVIF and WebP copies of pictures that have none yet, after an import."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="make those of all pictures anew")
        parser.add_argument(
            "--workers", type=worker_count, default=os.cpu_count() or 1, metavar="N"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            want_anew()
        with progress("images") as tell:
            outcome = render_waiting(tell, workers=options["workers"])
        faulty = sum(outcome[state] for state in _FAULTS)
        self.stdout.write(
            f"{outcome[RenditionState.READY]} rendered, "
            f"{outcome[RenditionState.ORIGINAL]} stay as they are, {faulty} faulty"
        )
        if faulty:
            self._name_the_faulty()
            sys.exit(1)

    def _name_the_faulty(self) -> None:
        images = Image.objects.filter(rendition_state__in=_FAULTS).order_by("path")
        for image in images[:SHOWN]:
            self.stderr.write(f"{image.rendition_state} {image.path}")
        if images.count() > SHOWN:
            self.stderr.write(f"… and {images.count() - SHOWN} more")
