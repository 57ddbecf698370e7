"""Fixtures of the reconciliation tests."""

from decimal import Decimal

import pytest

from govkb.model import Bound, ClaimRecord, Modality, Statistic, make_id


@pytest.fixture(scope="session")
def rounded(claim_of):
    """A rounded figure as it is read from print: rounded("49.31") is [49.305, 49.315), rounded("0.15", of=10_000) is [1450, 1550)."""

    def make(printed, *, of=1, **fields):
        value, unit = Decimal(printed) * of, Decimal(1).scaleb(Decimal(printed).as_tuple().exponent) * of
        ends = {"low": value - unit / 2, "high": value + unit / 2} if "." in str(printed) or of > 1 else {}
        return claim_of(value, **ends, **{"quote": f"{printed}%", **fields})

    return make


@pytest.fixture(scope="session")
def claim_of():
    """A claim with the fields that matter: claim_of(1705, document="b.txt", time="2025年").

    A value alone is exact; `low` and `high` follow from the bound unless given. The sentence is made from the measure and the quote.
    """

    def make(value, *, document="a.txt", start=10, article=1, bound="exact", top=None, **fields):
        value = Decimal(value)
        bound = Bound.RANGE if top is not None else Bound(bound)
        value_max = None if top is None else Decimal(top)
        low = fields.pop("low", Decimal(0) if bound is Bound.AT_MOST else value)
        high = fields.pop("high", {Bound.AT_LEAST: None, Bound.RANGE: value_max}.get(bound, value))
        quote = fields.pop("quote", f"{value:f}个")
        before = fields.pop("before", "全县共有网格")
        report_id = make_id("report", document)
        defaults = {
            "unit": "个",
            "measure": "网格",
            "indicator_id": "grids",
            "indicator": "网格",
            "subject": "临溪区",
            "subject_id": "e1",
            "scope": "",
            "time": "",
            "period_start": "",
            "period_end": "",
            "modality": Modality.REPORTED,
            "statistic": Statistic.TOTAL,
            "repeat": False,
            "repeat_of": "",
            "reading": {},
        }
        return ClaimRecord(
            id=make_id("claim", document, start, start + len(quote)),
            document=document,
            report_id=report_id,
            article_id=make_id("article", document, article),
            article=article,
            title="",
            passage_id=make_id("passage", document, start),
            start=start,
            end=start + len(quote),
            text_start=len(before),
            text_end=len(before) + len(quote),
            quote=quote,
            value=value,
            value_max=value_max,
            low=Decimal(low),
            high=None if high is None else Decimal(high),
            bound=bound,
            sentence=f"{before}{quote}。",
            sentence_start=0,
            sentence_end=len(before) + len(quote) + 1,
            **{**defaults, **fields},
        )

    return make
