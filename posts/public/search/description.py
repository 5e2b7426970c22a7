"""The OpenSearch description, by which a browser offers the site's search in its own field.

The format: OpenSearch 1.1 draft 6, which asks for names of at most 16 characters.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from posts.public.masthead import masthead_of
from posts.public.pages import for_readers
from posts.public.search.suggesting import CONTENT_TYPE as SUGGESTIONS_TYPE

CONTENT_TYPE = "application/opensearchdescription+xml"
_LONGEST_NAME = 16


@for_readers
def description(request: HttpRequest) -> HttpResponse:
    """Say where the search is and what it is called."""
    publication = masthead_of(request).publication
    address = publication.absolute(reverse("search")) + "?q={searchTerms}"
    suggestions = publication.absolute(reverse("search_suggestions")) + "?q={searchTerms}"
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(publication.title[:_LONGEST_NAME])}</ShortName>\n"
        f"<Description>{escape(publication.title)}の記事を検索します</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n<Language>ja</Language>\n"
        f'<Url type="text/html" template={quoteattr(address)}/>\n'
        f'<Url type="{SUGGESTIONS_TYPE}" rel="suggestions" template={quoteattr(suggestions)}/>\n'
        "</OpenSearchDescription>\n"
    )
    return HttpResponse(text, content_type=f"{CONTENT_TYPE}; charset=utf-8")
