"""Words to copy: a figure cited with its source, and a note on figures that differ. Both in Chinese, as the reports are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govkb.publishing.page import Row


def citation(claim: Row, address: str) -> str:
    """The sentence and its source in the order of GB/T 7714 for newspapers: 作者. 题名[N]. 报名, 日期(版次). What is unknown is left out.

    `claim` is a row of CLAIMS with `byline`; `address` its page's.
    """
    title = f"{' '.join((claim['title'] or claim['document']).split())}[{'N/OL' if claim['url'] else 'N'}]"
    printed = ", ".join(part for part in (claim["publisher"], claim["published"]) if part)
    edition = f"({claim['edition']})" if claim["edition"] else ""
    author = re.sub(r"^\W+", "", claim["byline"] or "")  # a square or a dot that the paper sets before it
    parts = (author, title, f"{printed}{edition}", claim["url"])
    source = "".join(f"{part.rstrip('.')}. " for part in parts if part)
    return f"“{claim['sentence']}”\n{source.rstrip()}\n{place_in_print(claim)}\n{address}"


def note(finding: Row, claims: Sequence[Row], address: str) -> str:
    """存异说明 on a finding: every print with its date, the cause, what is counted, the sentences. `claims` are rows of CLAIMS."""
    about = f"{finding['subject'] or ''}{finding['indicator'] or ''}"
    values = "；".join(dict.fromkeys(f"{_source(claim)}作{claim['quote']}（{claim['time'] or '未注明时间'}）" for claim in claims))
    cause = finding["cause_zh"].rstrip("。")
    definition = next((claim["definition"] for claim in claims if claim["definition"]), "")
    counted = f"口径：{definition.rstrip('。')}。" if definition else ""
    sentences = "；".join(dict.fromkeys(f"“{claim['sentence']}”（{place_in_print(claim)}）" for claim in claims))
    return f"【存异说明】{f'{about}：' if about else ''}{values}。缘由：{cause}。{counted}依据：{sentences}。\n{address}"


def place_in_print(claim: Row) -> str:
    """Report and offsets, code points from 0, end exclusive."""
    return f"{claim['document']}，第{claim['start']}—{claim['end']}字"


def _source(claim: Row) -> str:
    told = "，".join(part for part in (claim["publisher"], claim["published"], claim["edition"]) if part)
    title = f"《{' '.join(claim['title'].split())}》" if claim["title"] else claim["document"]
    return f"{title}（{told}）" if told else title
