"""The page Check: a draft pasted or sent as a file, marked and told of; what it refuses, and what it does not keep."""

from __future__ import annotations

import re
from html import unescape
from threading import BoundedSemaphore
from typing import Any

import pytest

from govkb.publishing import drafts, posting
from govkb.publishing.pages import check

PATH = "/-/govkb/check"
DRAFT = "青岚州简讯\n\n　　截至2023年底，云泽省青岚州共划分网格1708个，配备网格员2624名，另有驿站77座。\n"
HOSTILE = '<script>alert(1)</script>青岚州<img src=x onerror=alert(2)>网格1708个"><b>\n{{ 7*7 }}'


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many drafts a minute as the tests need."""
    monkeypatch.setattr(posting.Limiter, "wait", lambda self, client: 0.0)


@pytest.fixture
def send(site: Any) -> Any:
    """`await send(text=…, file=(name, bytes))` → status and HTML of what the form gives."""

    async def _send(*, lang: str = "", file: tuple[str, bytes] | None = None, token: str = "", **texts: str) -> tuple[int, str]:
        page = await site.client.get(PATH)
        found = token or re.findall(r'name="csrftoken" value="([^"]+)"', page.text)[0]
        fields: list[Any] = [(name, (None, value)) for name, value in {"csrftoken": found, **texts}.items()]
        files = [*fields, *([("file", file)] if file else [("file", ("", b""))])]
        cookies = {"ds_csrftoken": page.cookies["ds_csrftoken"]}
        response = await site.client.post(f"{PATH}?_lang={lang}" if lang else PATH, files=files, cookies=cookies)
        assert response.headers.get("cache-control", "").endswith("no-store")
        return response.status_code, response.text

    return _send


async def test_check_offers_a_form(get: Any) -> None:
    """A text, a file, a day; the token first, as Datasette asks."""
    status, html = await get(PATH)
    assert status == 200
    assert re.findall(r'<(?:input|textarea)[^>]*name="(\w+)"', html) == ["csrftoken", "text", "file", "published"]
    assert 'enctype="multipart/form-data"' in html


async def test_check_marks_the_text_and_lists_what_needs_an_eye(send: Any, rows: Any) -> None:
    """Another value is told of with the print on record, the finding and a note; a match leads to its claim."""
    status, html = await send(text=DRAFT)
    assert status == 200
    claim, right = rows.claims_at["001_青岚.txt 1705个 青岚州"]["id"], rows.claims_at["001_青岚.txt 2624名 青岚州"]["id"]
    assert re.search(r'<a id="f1" href="#r1" class="fig differs" title="与在册数值不符[^"]*1705个[^"]*">1708个</a>', html)
    assert re.search(rf'<a href="/-/govkb/claim/{right}" class="fig match[^"]*"[^>]*>2624名</a>', html)
    assert re.search(r'<li id="r2" value="2" class="not-in-kb">', html)
    assert f'href="/-/govkb/claim/{claim}"' in html
    assert rows.tables["findings"][0]["id"] in html
    assert "【存异说明】青岚州网格：本稿作1708个" in html


async def test_check_reads_a_file(send: Any) -> None:
    """A file goes before the text, under its own name."""
    status, html = await send(text="青岚州有网格1个。", file=("稿件<b>.txt", DRAFT.encode("gb18030")))
    assert status == 200
    assert "稿件&lt;b&gt;.txt" in html
    assert "1708个" in html


async def test_check_speaks_english(send: Any) -> None:
    """Labels and reasons; what stands in print stays as it is."""
    _, html = await send(text=DRAFT, lang="en")
    assert "another value is on record" in html
    assert "1705个 in 001_青岚.txt" in html
    assert f'action="{PATH}?_lang=en"' in html


async def test_check_escapes_the_draft(send: Any) -> None:
    """Nothing of a draft becomes HTML, the name of its file included; no script or style stands in the page."""
    for sent in ({"text": HOSTILE}, {"file": (f"{HOSTILE}.txt", HOSTILE.encode())}, {"file": (f"{HOSTILE}.exe", b"x")}):
        _, html = await send(**sent)
        assert [each for each in ("<script>alert", "<img src=x", '个"><b>') if each in html] == []
        assert (
            re.findall(
                r"<script(?! src=\"/-/govkb/static/(?:copy|drop)\.js)|<style|<[^>]+\s(?:style|on\w+)=",
                re.sub(r'(?<!src=)"[^"]*"', '""', html),
            )
            == []
        )
        assert "49" not in re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({}, 400, "没有稿件"),
        ({"text": " \n　"}, 400, "没有稿件"),
        ({"text": "今天天气很好。"}, 200, "没有可核对的数字"),
        ({"file": ("a.xlsx", b"x")}, 415, "“a.xlsx”的格式不能读；可以是 .txt"),
        ({"file": ("a.docx", b"x")}, 400, "这个文件读不出来"),
        ({"file": ("a.pdf", b"%PDF-1.4 nothing")}, 400, "这个文件读不出来"),
        ({"text": DRAFT, "published": "昨天"}, 400, "见报日期不成日期"),
        ({"text": "字" * (check.MOST_CHARACTERS + 1)}, 413, "超过 60,000 字"),
        ({"text": DRAFT, "token": "wrong"}, 403, "表单已过期或不是本站的"),
    ],
)
async def test_check_says_what_is_wrong(send: Any, sent: Any, status: int, said: str) -> None:
    """Each refusal has its status and a sentence; the form stays, with what was pasted."""
    found, html = await send(**sent)
    assert found == status
    assert said in html


async def test_check_keeps_what_was_pasted_in_the_form(send: Any) -> None:
    """To be corrected and checked again."""
    _, html = await send(text=DRAFT)
    assert DRAFT.strip() in unescape(html.partition("<textarea")[2].partition("</textarea>")[0])


async def test_check_refuses_large_files(site: Any) -> None:
    """Before anything reads them."""
    response = await site.client.post(PATH, files={"file": ("a.txt", b"a" * (8 * 1024 * 1024))})
    assert response.status_code == 413
    assert "提交的内容太长" in response.text


async def test_check_refuses_a_form_without_its_cookie(site: Any) -> None:
    """A token alone is nobody's."""
    token = re.findall(r'name="csrftoken" value="([^"]+)"', (await site.client.get(PATH)).text)[0]
    assert (await site.client.post(PATH, files={"csrftoken": (None, token), "text": (None, DRAFT)})).status_code == 403


async def test_check_refuses_other_sites_and_forms(site: Any) -> None:
    """A form of another site, a plain form, a form without its boundary, one that is torn."""
    elsewhere = {"origin": "http://elsewhere.example"}
    assert (await site.client.post(PATH, files={"text": (None, DRAFT)}, headers=elsewhere)).status_code == 403
    assert (await site.client.post(PATH, data={"text": DRAFT})).status_code == 415
    cookies = {"ds_csrftoken": (await site.client.get(PATH)).cookies["ds_csrftoken"]}
    for content_type in ("multipart/form-data", "multipart/form-data; boundary=x"):
        response = await site.client.post(PATH, content=b"--y torn", headers={"content-type": content_type}, cookies=cookies)
        assert response.status_code in {400, 415}


async def test_check_refuses_when_too_many_wait(send: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes when all places are taken is told to come again."""
    full = BoundedSemaphore(1)
    full.acquire()
    monkeypatch.setattr(drafts, "_PLACES", full)
    status, html = await send(text=DRAFT)
    assert status == 503
    assert "请稍后再试" in html
