"""The claim page: the sentence highlighted, what was read and how, what else is on record."""

from __future__ import annotations

import re
from typing import Any

import pytest


@pytest.fixture
def claim(get: Any, rows: Any) -> Any:
    """`await claim(name)` → HTML of a claim's page."""

    async def fetch(name: str, query: str = "") -> str:
        return str((await get(f"/-/govkb/claim/{rows.claims_at[name]['id']}{query}"))[1])

    return fetch


async def test_claim_highlights_its_sentence(claim: Any) -> None:
    """The sentence stands out in its passage, and the figure in the sentence."""
    html = await claim("001_青岚.txt 168个 竹溪县")
    passage = re.search(r'<blockquote class="passage"[^>]*>(.*?)</blockquote>', html)
    assert passage is not None
    sentence = "".join(re.findall(r'<span class="sentence">(.*?)</span>', passage[1]))
    assert sentence == '其中竹溪县有网格<mark class="figure">168个</mark>，每个网格管理300—500户。'
    assert passage[1].startswith("截至2023年底")


@pytest.mark.parametrize(
    ("field", "value"),
    [("印出的数量", "1705个"), ("数值", "1705个"), ("界限", "确数"), ("性质", "已发生"), ("统计量", "总量"), ("时间说法", "截至2023年底"),
     ("时段", "截至 2023-12-31"), ("口径", "社区划分的治理单元数"), ("报道文件", "001_青岚.txt"), ("刊发单位", "青岚日报"), ("版次", "第3版"),
     ("原文位置", "第 26–31 字（从 0 起，止位不含）")],
)  # fmt: skip
async def test_claim_names_every_field(claim: Any, field: str, value: str) -> None:
    """Each field has its Chinese name and its value in words."""
    html = re.sub(r"</?(?:a|span)[^>]*>", "", await claim("001_青岚.txt 1705个 青岚州"))
    assert re.search(rf"<dt>{field}</dt><dd[^>]*>{re.escape(value)}</dd>", html)


@pytest.mark.parametrize(
    ("name", "value", "interval"),
    [
        ("001_青岚.txt 300—500户 竹溪县", "300–500户", "300 至 500"),
        ("001_青岚.txt 18.86% 青岚州", "18.86%", "18.855 至 18.865"),
        ("001_青岚.txt 超120个 竹溪县", "120个", "120 以上"),
    ],
)
async def test_claim_shows_the_values_it_can_stand_for(claim: Any, name: str, value: str, interval: str) -> None:
    """Ranges, rounded and open figures show their interval."""
    html = await claim(name)
    assert re.search(rf"<dt>数值</dt><dd[^>]*>{value}</dd>", html)
    assert f"<dt>可能的数值</dt><dd>{interval}</dd>" in html


async def test_claim_explains_how_it_was_read(claim: Any) -> None:
    """Each rule and the words behind it stand under the field's name."""
    assert '<dt>所属</dt><dd lang="zh-CN">本句主语：青岚州</dd>' in await claim("001_青岚.txt 1705个 青岚州")


async def test_claim_lists_what_else_is_on_record(claim: Any, rows: Any) -> None:
    """Other prints on the same subject and indicator stand below, the same observation marked."""
    html = await claim("001_青岚.txt 1705个 青岚州")
    record = html[html.index('id="record"') :]
    assert f'href="/-/govkb/claim/{rows.claims_at["002_通讯.txt 1703个 青岚州"]["id"]}"' in record
    assert "同一观测" in record
    assert "2624名</a>" not in record


async def test_claim_says_why_nothing_can_be_compared(claim: Any) -> None:
    """An unresolved indicator is said, not left blank."""
    html = await claim("001_青岚.txt 超120个 竹溪县")
    assert "所属或指标未能判定" in html
    assert '<dt>指标</dt><dd><span class="quiet">未能判定</span></dd>' in html


async def test_claim_leads_to_its_findings_and_rows(claim: Any, rows: Any) -> None:
    """The finding, the article, the place and core's rows are one step away."""
    row = rows.claims_at["001_青岚.txt 1705个 青岚州"]
    html = await claim("001_青岚.txt 1705个 青岚州")
    finding = rows.tables["findings"][0]["id"]
    own = [f"finding/{finding}", f"article/{row['article_id']}#p{row['passage_id']}", f"place/{row['subject_id']}"]
    core = [f"claims/{row['id']}", f"observations/{row['observation_id']}", f"reports/{row['report_id']}"]
    for address in [f"/-/govkb/{each}" for each in own] + [f"/kb/{each}" for each in core]:
        assert f'href="{address}"' in html


async def test_claim_gives_its_stable_address(claim: Any, rows: Any) -> None:
    """The address to cite is whole and without the language."""
    html = await claim("001_青岚.txt 1705个 青岚州", "?_lang=en")
    assert f'<code class="long">http://localhost/-/govkb/claim/{rows.claims_at["001_青岚.txt 1705个 青岚州"]["id"]}</code>' in html


async def test_claim_offers_a_citation(claim: Any) -> None:
    """To mark by hand, or by a button that a script shows."""
    html = await claim("001_青岚.txt 1705个 青岚州")
    cited = re.search(r'<pre id="citation-text"[^>]*>(.*?)</pre>', html, re.DOTALL)
    assert cited is not None
    assert "本报记者 木子. 青岚州把网格织密[N]. 青岚日报, 2024-05-01(第3版)." in cited[1]
    assert re.search(r'<button type="button" data-copy="citation-text"[^>]* hidden>复制</button>', html)
    assert re.search(r'<script src="/-/govkb/static/copy\.js\?\w+" defer></script>', html)
