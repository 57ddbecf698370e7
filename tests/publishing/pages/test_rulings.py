"""Rulings in the web page: who may make them, where they go, and that everybody sees them at once."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from govkb.model import make_id
from govkb.publishing import make_datasette
from govkb.publishing.pages.rulings import LONGEST_REASON
from govkb.rulings import Decision, read_rulings

PATH = "/-/govkb/rulings"
EDITOR = {"id": "wang", "name": "王编辑"}


class Desk:
    """A site whose editors may rule, and a visitor of it who may be signed in."""

    def __init__(self, kb: Path, folder: Path, **config: Any) -> None:
        folder.mkdir(exist_ok=True)
        self.kb = shutil.copy(kb, folder / "kb.sqlite")
        self.file = folder / "rulings.jsonl"
        self.file.touch()
        plugin = {"editors": {"id": ["wang", "li"]}, **config}
        self.site = make_datasette(self.kb, config={"plugins": {"govkb": plugin}})

    def cookies(self, actor: dict[str, Any] | None) -> dict[str, str]:
        return {} if actor is None else {"ds_actor": self.site.sign({"a": actor}, "actor")}

    async def get(self, path: str, actor: dict[str, Any] | None = None) -> Any:
        return await self.site.client.get(path, cookies=self.cookies(actor))

    async def post(self, form: dict[str, str], actor: dict[str, Any] | None = EDITOR, **headers: str) -> Any:
        """Post as a browser does that has seen a form: with the token of Datasette's cookie."""
        token = self.site.sign("token", "csrftoken")
        cookies = {**self.cookies(actor), "ds_csrftoken": token}
        sent = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", **headers}
        return await self.site.client.post(PATH, content=urlencode({"csrftoken": token, **form}), cookies=cookies, headers=sent)

    @property
    def rulings(self) -> tuple[Any, ...]:
        return read_rulings(self.file).rulings


@pytest.fixture
def desk(kb_path: Path, tmp_path: Path) -> Desk:
    """The small knowledge base in a folder with rulings."""
    return Desk(kb_path, tmp_path / "kb")


@pytest.fixture
def finding(rows: Any) -> str:
    """The conflict between 1705个 and 1703个."""
    return str(rows.tables["findings"][0]["id"])


@pytest.fixture
def claim(rows: Any) -> str:
    """2624名 in the first report."""
    return str(rows.claims_at["001_青岚.txt 2624名 青岚州"]["id"])


async def test_rulings_show_who_decided_what_and_when(get: Any) -> None:
    """Everybody sees author, time, decision, reason and status of what the build replayed."""
    _, html = await get(PATH)
    for part in ["王编辑", "2026-03-01 08:30 UTC", "备注", "已去函州委组织部核实", "已套用"]:
        assert part in html


@pytest.mark.parametrize(
    ("choice", "decision", "written"),
    [
        ("prefer b", Decision.PREFER, ("1703个", "1705个", "conflict")),
        ("prefer a", Decision.PREFER, ("1705个", "1703个", "conflict")),
        ("accept", Decision.ACCEPT, ("1705个", "1703个", "conflict")),
        ("reject", Decision.REJECT, ("1705个", "1703个", "conflict")),
        ("reject b", Decision.REJECT, ("1703个", "", "")),
        ("different", Decision.DIFFERENT, ("1705个", "1703个", "conflict")),
        ("note", Decision.NOTE, ("1705个", "1703个", "conflict")),
    ],
)
async def test_rulings_on_a_finding_are_written(
    desk: Desk, finding: str, choice: str, decision: Decision, written: tuple[str, str, str]
) -> None:
    """Each choice of the form becomes one line, signed with the name of who is signed in."""
    page = await desk.get(f"/-/govkb/finding/{finding}", EDITOR)
    assert f'<option value="{choice}">' in page.text
    response = await desk.post({"finding": finding, "decision": choice, "reason": " 以底数为准\r\n已核实 ", "author": "别人"})
    assert (response.status_code, response.headers["location"]) == (302, f"/-/govkb/finding/{finding}#rulings")
    (ruling,) = desk.rulings
    assert (ruling.decision, ruling.author, ruling.reason) == (decision, "王编辑", "以底数为准\n已核实")
    assert (*("".join(one.quote for one in side) for side in (ruling.a, ruling.b)), ruling.relation) == written


async def test_rulings_show_at_once(desk: Desk, finding: str) -> None:
    """Before the next build the finding, its claims and the list show the ruling as waiting; anybody may read it."""
    await desk.post({"finding": finding, "decision": "prefer b", "reason": "以<b>底数</b>为准"})
    claims = re.findall(r'class="quote"[^>]*><a href="([^"]+)"', (await desk.get(f"/-/govkb/finding/{finding}")).text)
    assert len(claims) == 2
    for path in [f"/-/govkb/finding/{finding}", *claims, PATH]:
        html = (await desk.get(path)).text
        assert "以&lt;b&gt;底数&lt;/b&gt;为准" in html, path
        assert "待构建" in html
        assert "王编辑" in html
    assert "待构建" not in (await desk.get(f"/-/govkb/finding/{make_id('x')}")).text


async def test_rulings_that_wait_lead_to_their_claims(desk: Desk, finding: str, rows: Any) -> None:
    """The list links what a ruling rests on before a build has replayed it, and says how the two values stand."""
    await desk.post({"finding": finding, "decision": "prefer b", "reason": "以底数为准"})
    html = (await desk.get(PATH)).text
    waiting = html.partition('id="waiting"')[2].partition("</section>")[0]
    claims = [rows.claims_at[f"{printed} 青岚州"]["id"] for printed in ("002_通讯.txt 1703个", "001_青岚.txt 1705个")]
    assert re.findall(r'href="/-/govkb/claim/(\w+)"', waiting) == claims
    assert "而非" in waiting
    await desk.post({"finding": finding, "decision": "note", "reason": "两处均已核实"})
    assert '<span class="quiet">与</span>' in (await desk.get(PATH)).text


async def test_rulings_wait_only_where_they_belong(desk: Desk, finding: str, rows: Any) -> None:
    """Another finding on the same subject does not show it."""
    await desk.post({"finding": finding, "decision": "accept", "reason": "属实"})
    other = rows.tables["findings"][2]["id"]
    assert "待构建" not in (await desk.get(f"/-/govkb/finding/{other}")).text


async def test_rulings_on_claims_are_written(desk: Desk, claim: str, rows: Any) -> None:
    """A claim alone, or with another that is named by its address."""
    other = rows.claims_at["002_通讯.txt 2624名 青岚州"]["id"]
    response = await desk.post({"claim": claim, "decision": "reject", "reason": "误排", "with": ""})
    assert response.headers["location"] == f"/-/govkb/claim/{claim}#rulings"
    await desk.post({"claim": claim, "decision": "same", "reason": "同一口径", "with": f"http://localhost/-/govkb/claim/{other}?_lang=en"})
    assert [(one.decision, len(one.a), len(one.b)) for one in desk.rulings] == [(Decision.REJECT, 1, 0), (Decision.SAME, 1, 1)]


@pytest.mark.parametrize(
    ("actor", "headers", "status"),
    [
        (None, {}, 403),
        ({"id": "zhao", "name": "王编辑"}, {}, 403),
        ({"id": ""}, {}, 403),
        (EDITOR, {"sec-fetch-site": "cross-site"}, 403),
        (EDITOR, {"sec-fetch-site": "", "origin": "https://elsewhere.example"}, 403),
        (EDITOR, {"content-type": "text/plain"}, 415),
    ],
)
async def test_rulings_refuse_strangers(desk: Desk, finding: str, actor: Any, headers: dict[str, str], status: int) -> None:
    """Nobody rules who is not signed in, has no permission, or comes from another site; nothing is written."""
    response = await desk.post({"finding": finding, "decision": "accept", "reason": "属实"}, actor, **headers)
    assert response.status_code == status
    assert desk.rulings == ()


async def test_rulings_refuse_a_wrong_token(desk: Desk, finding: str) -> None:
    """A form without this visitor's token is refused, even from this site."""
    form = {"finding": finding, "decision": "accept", "reason": "属实"}
    for token in ("", "guessed"):
        response = await desk.post({**form, "csrftoken": token})
        assert response.status_code == 403
    assert desk.rulings == ()


async def test_rulings_need_a_permission_that_is_given(kb_path: Path, tmp_path: Path, finding: str) -> None:
    """Without editors in the configuration nobody may rule, the root of Datasette included."""
    desk = Desk(kb_path, tmp_path / "kb", editors=None)
    for actor in (EDITOR, {"id": "root"}):
        assert (await desk.post({"finding": finding, "decision": "accept", "reason": "属实"}, actor)).status_code == 403
        assert '<form class="ruling"' not in (await desk.get(f"/-/govkb/finding/{finding}", actor)).text


async def test_rulings_show_their_form_to_editors_only(desk: Desk, finding: str, claim: str) -> None:
    """Visitors see decisions; editors see the form, with their own name."""
    for path in (f"/-/govkb/finding/{finding}", f"/-/govkb/claim/{claim}"):
        assert '<form class="ruling"' not in (await desk.get(path)).text
        html = (await desk.get(path, EDITOR)).text
        assert '<form class="ruling"' in html
        assert "署名：王编辑" in html


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"decision": "accept", "reason": " "}, 400, "请写明理由"),
        ({"decision": "accept", "reason": "长" * (LONGEST_REASON + 1)}, 400, "不超过"),
        ({"decision": "", "reason": "无"}, 400, "请选择一种决定"),
        ({"decision": "burn", "reason": "无"}, 400, "请选择一种决定"),
        ({"decision": "prefer c", "reason": "无"}, 400, "请选择一种决定"),
        ({"decision": "prefer", "reason": "无"}, 400, "无从套用"),
        ({"decision": "accept a", "reason": "无"}, 400, "无从套用"),
        ({"decision": "accept", "reason": "无", "finding": "0" * 16}, 404, "没有编号为"),
        ({"decision": "accept", "reason": "无", "finding": "", "claim": "<script>"}, 404, "没有编号为 &lt;script&gt;"),
        ({"decision": "accept", "reason": "无", "finding": ""}, 404, "没有编号为"),
        ({"decision": "accept", "reason": "长" * 9000}, 413, "太长"),
    ],
)
async def test_rulings_say_what_is_wrong(desk: Desk, finding: str, form: dict[str, str], status: int, said: str) -> None:
    """A form that makes no ruling gets a sentence, and nothing is written."""
    response = await desk.post({"finding": finding, **form})
    assert response.status_code == status
    assert said in response.text
    assert desk.rulings == ()


async def test_rulings_take_a_reason_of_full_length(desk: Desk, finding: str) -> None:
    """The longest reason fits into the largest form."""
    assert (await desk.post({"finding": finding, "decision": "note", "reason": "长" * LONGEST_REASON})).status_code == 302


async def test_rulings_are_limited_in_rate(desk: Desk, finding: str) -> None:
    """Whoever sends without end is told to wait; the site stays the same for the limit to see."""
    application = desk.site.app()
    desk.site.app = lambda: application
    statuses = [(await desk.post({"finding": finding, "decision": "note", "reason": f"第{at}次"})).status_code for at in range(31)]
    assert statuses == [302] * 30 + [429]
    assert len(desk.rulings) == 30


async def test_rulings_pressed_twice_are_one(desk: Desk, finding: str) -> None:
    """The same decision sent again at once is not written again."""
    for _ in range(2):
        assert (await desk.post({"finding": finding, "decision": "note", "reason": "核实"})).status_code == 302
    assert len(desk.rulings) == 1


async def test_rulings_have_nowhere_to_go_without_a_folder(kb_path: Path, tmp_path: Path, finding: str) -> None:
    """A knowledge base alone, in no folder that is built from, takes no rulings unless a file is configured."""
    desk = Desk(kb_path, tmp_path / "kb")
    desk.file.unlink()
    assert (await desk.post({"finding": finding, "decision": "note", "reason": "核实"})).status_code == 409
    elsewhere = Desk(kb_path, tmp_path / "kb", rulings=str(tmp_path / "mine.jsonl"))
    assert (await elsewhere.post({"finding": finding, "decision": "note", "reason": "核实"})).status_code == 302
    assert len(read_rulings(tmp_path / "mine.jsonl").rulings) == 1
    assert "核实" in unescape((await elsewhere.get(PATH)).text)
