"""A large knowledge base of made-up figures: prefectures, counties, indicators, a claim for most of their pairs."""

from decimal import Decimal

from govkb.model import Bound, Modality, Statistic
from govkb.store import write

SENTENCE = "截至本年底，全县共有各类治理服务力量若干名，分布在所辖的街道和社区，承担走访、登记、调解和服务等日常工作。"


def write_many(path, *, prefectures, counties, indicators, sentences=1):
    """Write `path`: `counties` below each of `prefectures`, `indicators` of each stated for two places of three; `sentences` a passage."""
    write(path, _tables(prefectures, counties, indicators, sentences))


def _tables(prefectures, counties, indicators, sentences):
    places = [_place("省", None, "province")]
    for number in range(prefectures):
        above = _place(f"第{number}州", places[0], "prefecture")
        places += [above, *(_place(f"第{number}州{each}县", above, "county") for each in range(counties))]
    named = [
        {"id": f"i{number}", "name": f"指标{number}", "unit": "个", "origin": "curated", "synonyms": []} for number in range(indicators)
    ]
    tables = {name: [] for name in ("reports", "articles", "passages", "claims", "observations")}
    for at, place in enumerate(places):
        _report(tables, place, at)
        for number in range(indicators):
            if (at + number) % 3:
                _figure(tables, place, number, at, SENTENCE * sentences)
    return {"entities": places, "indicators": named, **tables}


def _place(name, above, level):
    path = f"{above['path']}/{name}" if above else name
    return {"id": f"e{path}", "kind": "place", "name": name, "level": level, "path": path, "parent_id": above and above["id"]}


def _report(tables, place, at):
    report = {"id": f"r{at}", "document": f"{at}.txt", "status": "read", "format": "text", "encoding": "UTF-8", "bytes": 1, "characters": 1}
    tables["reports"].append(report | {"sha256": "0", "text": "", "published": f"{2020 + at % 5}-03-01"})
    article = {"id": f"a{at}", "report_id": f"r{at}", "number": 1, "title": place["name"], "start": 0, "reason": "唯一"}
    if at % 4:
        article["place_id"] = place["id"]
    tables["articles"].append(article)


def _figure(tables, place, number, at, text):
    key, span = f"{at}-{number}", {"start": 0, "end": 4, "text_start": 0, "text_end": 4}
    shared = {
        "quote": f"{at + number}个",
        "value": Decimal(at + number),
        "value_text": Decimal(at + number),
        "bound": Bound.EXACT,
        "unit": "个",
        "scope": "",
        "statistic": Statistic.TOTAL,
        "indicator_id": f"i{number}",
        "subject_id": place["id"],
        "period_start": None,
        "period_end": f"{2020 + at % 5}-12-31",
    }
    passage = {"id": f"p{key}", "report_id": f"r{at}", "article_id": f"a{at}", "position": number, "kind": "body", "text": text}
    tables["passages"].append(passage | {"start": 0, "end": len(text), "runs": (), "dropped": (), "repeat_at": 0, "reason": "段落"})
    claim = {"id": f"c{key}", "report_id": f"r{at}", "article_id": f"a{at}", "passage_id": f"p{key}", "measure": "指标", **span, **shared}
    claim |= {"subject": place["name"], "low": Decimal(1), "high": Decimal(1), "modality": Modality.REPORTED, "repeat": False}
    tables["claims"].append(
        claim | {"observation_id": f"o{key}", "sentence": text, "sentence_start": 0, "sentence_end": len(text), "reading": {}}
    )
    known = {"id": f"o{key}", "claim_id": f"c{key}", "claims": 1, "sources": 1, "contested": number == 3, "rank": "preferred", "reason": ""}
    tables["observations"].append(known | shared)
