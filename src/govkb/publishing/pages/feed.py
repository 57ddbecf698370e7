"""New conflicts as an Atom feed (RFC 4287), for a reader program to look at now and then."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree as ET

from datasette import Response

from govkb.publishing.conflicts import Conflict, latest_conflicts
from govkb.publishing.page import Page

PATTERN = r"/conflicts\.atom"

ENTRIES = 50

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "govkb")
_UNDATED = "1970-01-01"
"""Atom asks for a date; an entry of undated reports must keep its own from build to build, or it would come back as new."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


async def view(page: Page) -> Response:
    conflicts = await latest_conflicts(page, ENTRIES)
    return Response(document(page, conflicts), content_type="application/atom+xml; charset=utf-8")


def document(page: Page, conflicts: Sequence[Conflict]) -> bytes:
    """The feed as XML. An entry is known by its finding, on whatever host and in whatever language it is read."""
    address = page.absolute("conflicts.atom")
    feed = ET.Element("feed", {"xmlns": _ATOM, _LANG: page.labels.tag})
    _say(feed, "id", address)
    _say(feed, "title", f"{page.labels.text('site')} · {page.labels.text('home.conflicts')}")
    _say(feed, "updated", max((_instant(conflict.published) for conflict in conflicts), default=_instant("")))
    _say(ET.SubElement(feed, "author"), "name", page.labels.text("site"))
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page.absolute()})
    for conflict in conflicts:
        _add(feed, page, conflict)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add(feed: ET.Element, page: Page, conflict: Conflict) -> None:
    finding, entry = conflict.finding, ET.SubElement(feed, "entry")
    quotes = " ≠ ".join(claim["quote"] for claim in conflict.claims)
    _say(entry, "id", uuid.uuid5(_NAMESPACE, finding["id"]).urn)
    _say(entry, "title", f"{finding['about'] or finding['cause']}{page.labels.text('colon')}{quotes}")
    _say(entry, "updated", _instant(conflict.published))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": page.absolute("finding", finding["id"])})
    _say(entry, "summary", finding["cause"])
    prints = [f"{claim['quote']} · {claim['document']}\n{claim['sentence']}" for claim in conflict.claims]
    _say(entry, "content", "\n\n".join(prints)).set("type", "text")


def _say(parent: ET.Element, name: str, words: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _NOT_XML.sub("\ufffd", words)
    return element


def _instant(published: str) -> str:
    """The morning of the day of publication in China, as RFC 3339."""
    try:
        day = date.fromisoformat(published).isoformat()
    except ValueError:
        day = _UNDATED
    return f"{day}T00:00:00+08:00"
