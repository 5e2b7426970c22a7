"""What was made of pictures and words: lighter copies, and cards for where articles are shared.

nginx serves what lies in the media store itself; what has not been made yet comes here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from posts.models import Post
from posts.pictures import draw_card
from posts.public.branding import logo_file
from posts.public.files.pictures import CONTENT_TYPES
from posts.public.masthead import masthead_of
from posts.public.responses import for_readers, redirect_to
from posts.public.social import address_of_card, digest_of_card, words_of_card

#: A name tells what its file was made of, so that the file never changes.
FOR_GOOD = "public, max-age=31536000, immutable"


@for_readers
def rendition(request: HttpRequest, image: int, name: str) -> HttpResponseBase:
    """Answer with a lighter copy of a picture; raises Http404 for what there is not."""
    extension = posixpath.splitext(name)[1]
    return _file(f"_pictures/{image}/{name}", CONTENT_TYPES[extension])


@for_readers
def card(request: HttpRequest, post: int, digest: str) -> HttpResponseBase:
    """Answer with the card of a post, drawn when it is first asked for.

    An old card's address leads to the present one. Raises Http404 where readers see no such post.
    """
    shown = Post.articles.public(timezone.now()).select_related("category").filter(pk=post).first()
    if shown is None:
        raise Http404(f"no article has the number {post}")
    publication = masthead_of(request).publication
    words = words_of_card(shown, publication)
    if digest != digest_of_card(words):
        return redirect_to(request, address_of_card(post, words), permanent=False)

    def draw() -> bytes:
        drawn = draw_card(words, logo_file(publication))
        _forget_older(post)
        return drawn

    return drawn_file(f"_pictures/cards/{post}/{digest}.png", "image/png", draw)


def drawn_file(name: str, content_type: str, draw: Callable[[], bytes]) -> HttpResponseBase:
    """Answer with a file of the media store, which ``draw`` makes when it is first asked for."""
    if default_storage.exists(name):
        return _file(name, content_type)
    drawn = draw()
    default_storage.save(name, ContentFile(drawn))
    return _for_good(HttpResponse(drawn, content_type=content_type))


def _forget_older(post: int) -> None:
    """Delete the cards that the post had with other words; their addresses lead to the new one."""
    folder = f"_pictures/cards/{post}"
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{folder}/{name}")


def _file(name: str, content_type: str) -> HttpResponseBase:
    try:
        file = default_storage.open(name)
    except FileNotFoundError as error:
        raise Http404(f"there is no {name}") from error
    return _for_good(FileResponse(file, content_type=content_type))


def _for_good(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = FOR_GOOD
    response["X-Content-Type-Options"] = "nosniff"
    return response
