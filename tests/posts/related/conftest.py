"""The two kinds of people that the workflow tells apart."""

from tests.posts.workflow.conftest import chief, writer

__all__ = ["chief", "writer"]
