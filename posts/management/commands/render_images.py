"""``manage.py render_images``: make the lighter copies of pictures that pages use."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand

from posts.jobs.renditions import mark_waiting, render_waiting
from posts.management.command_line import add_workers_argument, progress, write_some
from posts.models import Image, RenditionState

_FAULTS = (RenditionState.BROKEN, RenditionState.MISSING, RenditionState.TOO_LARGE)


class Command(BaseCommand):
    """Parse the arguments, render, print the counts; exit status 1 where a picture is faulty."""

    help = "Make the AVIF and WebP copies of pictures that have none yet, after an import."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="make those of all pictures anew")
        add_workers_argument(parser, "make the copies")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            mark_waiting()
        with progress("images") as tell:
            outcome = render_waiting(tell, workers=options["workers"])
        faulty = sum(outcome[state] for state in _FAULTS)
        self.stdout.write(
            f"{outcome[RenditionState.READY]} rendered, "
            f"{outcome[RenditionState.ORIGINAL]} stay as they are, {faulty} faulty"
        )
        if faulty:
            images = Image.objects.filter(rendition_state__in=_FAULTS).order_by("path")
            lines = [f"{image.rendition_state} {image.path}" for image in images]
            write_some(self.stderr.write, lines)
            sys.exit(1)
