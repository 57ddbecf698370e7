"""What a web page says of itself in its head: title, publisher, day, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from justhtml import Comment, Element, Node, Text

from govkb.reading.content import Clue
from govkb.reading.metadata import iso_date

_NAMES = {
    "og:title": "title",
    "articletitle": "title",
    "article:published_time": "published",
    "og:release_date": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish_date": "published",
    "publishedtime": "published",
    "datepublished": "published",
    "dcterms.created": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "date": "published",
    "source": "publisher",
    "contentsource": "publisher",
    "mediaid": "publisher",
    "article:publisher": "publisher",
    "og:url": "url",
}
"""`name`, `property` or `itemprop` of a meta element → what it says, in the order in which they are believed."""

_SITES = {"publisher": "publisher", "dc.publisher": "publisher", "og:site_name": "publisher", "sitename": "publisher"}
"""The same for what names the site, which may print what another has published."""

_SITE = re.compile(r"(?:\s*[_|]\s*|\s+[—–-]+\s+|-{1,2}(?=[^-]*(?:网|报|频道|新闻|中心|政府|客户端)$))[^_|—–-]{2,20}$")
"""The site's name behind the title of a page."""

_SAVED_FROM = re.compile(r"saved from url=\(\d{1,5}\)(https?://\S{1,2000})")
_LARGEST_LINKED_DATA = 100_000


def page_clues(root: Node) -> tuple[tuple[Clue, ...], tuple[Clue, ...]]:
    """Clues of the head, the most explicit ones first, and those that name the site."""
    metas: dict[str, str] = {}
    rest: list[Clue] = []
    for node in _elements(root):
        if isinstance(node, Comment):
            saved = _SAVED_FROM.search(node.data if isinstance(node.data, str) else "")
            rest += [Clue("url", saved[1], "comment “saved from url”")] if saved else []
        elif node.name == "meta":
            _meta(node, metas)
        elif node.name == "title":
            rest.append(Clue("title", _SITE.sub("", _text(node)), "title element"))
        elif node.name == "link" and "canonical" in _attribute(node, "rel").lower():
            rest.append(Clue("url", _web_address(_attribute(node, "href")), "link canonical"))
        elif node.name == "script" and "ld+json" in _attribute(node, "type"):
            rest.extend(_linked_data(_text(node)))
    return (*_clues(metas, _NAMES), *rest), tuple(_clues(metas, _SITES))


def _clues(metas: Mapping[str, str], names: Mapping[str, str]) -> Iterator[Clue]:
    for name, field in names.items():
        value = metas.get(name, "")
        yield Clue(field, iso_date(value) if field == "published" else _web_address(value) if field == "url" else value, f"meta {name}")


def _elements(root: Node) -> Iterator[Element | Comment]:
    pending: list[Node | Text] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, (Element, Comment)):
            yield node
        if not isinstance(node, Text):
            pending.extend(reversed(node.children or ()))


def _meta(node: Element, found: dict[str, str]) -> None:
    content = " ".join(_attribute(node, "content").split())
    for key in ("property", "name", "itemprop"):
        name = _attribute(node, key).lower()
        if (name in _NAMES or name in _SITES) and content:
            found.setdefault(name, content)


def _linked_data(text: str) -> Iterator[Clue]:
    """datePublished, headline and publisher of the JSON-LD that search engines read."""
    try:
        data = json.loads(text) if len(text) <= _LARGEST_LINKED_DATA else None
    except (ValueError, RecursionError):
        return
    for item in data if isinstance(data, list) else [data]:
        if not isinstance(item, dict):
            continue
        publisher = item.get("publisher")
        named = publisher.get("name") if isinstance(publisher, dict) else publisher
        for field, value in (("published", item.get("datePublished")), ("title", item.get("headline")), ("publisher", named)):
            if isinstance(value, str):
                yield Clue(field, iso_date(value) if field == "published" else value.strip(), "JSON-LD")


def _attribute(node: Element, name: str) -> str:
    return (node.attrs or {}).get(name) or ""


def _text(node: Element) -> str:
    return " ".join("".join(child.data or "" for child in node.children or () if isinstance(child, Text)).split())


def _web_address(text: str) -> str:
    return text if text.startswith(("http://", "https://")) else ""
