"""SARIF 2.1.0: what the standard requires of the parts that are used."""

import json
from dataclasses import replace

import pytest

from govkb.drafts import Verdict, as_sarif

RECORD = {"甲 a.txt": "碧江区要闻\n\n　　截至目前，碧江区共有网格员1703名，社区33个。\n"}
DRAFT = "碧江区新报\n\n　　碧江区的网格员有1705名、社区33个，养老床位210张。\n"

STRING, NUMBER = {"type": str}, {"type": int, "least": 0}
MESSAGE = {"type": dict, "required": {"text": STRING}}
ARTIFACT = {"type": dict, "required": {"uri": STRING}, "optional": {"index": NUMBER}}
REGION = {
    "type": dict,
    "required": {"charOffset": NUMBER, "charLength": NUMBER, "snippet": MESSAGE},
    "optional": {name: {"type": int, "least": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")},
}
LOCATION = {
    "type": dict,
    "required": {"physicalLocation": {"type": dict, "required": {"artifactLocation": ARTIFACT, "region": REGION}}},
    "optional": {"id": NUMBER, "message": MESSAGE},
}
LEVEL = {"type": str, "among": {"none", "note", "warning", "error"}}
RULE = {
    "type": dict,
    "required": {"id": STRING, "shortDescription": MESSAGE, "fullDescription": MESSAGE},
    "optional": {"defaultConfiguration": {"type": dict, "required": {"level": LEVEL}}},
}
RESULT = {
    "type": dict,
    "required": {
        "ruleId": STRING,
        "ruleIndex": NUMBER,
        "message": MESSAGE,
        "level": LEVEL,
        "kind": {"type": str, "among": {"pass", "fail"}},
    },
    "optional": {"locations": {"type": list, "of": LOCATION}, "relatedLocations": {"type": list, "of": LOCATION}},
}
DRIVER = {"type": dict, "required": {"name": STRING, "version": STRING, "rules": {"type": list, "of": RULE}}}
LOG = {
    "type": dict,
    "required": {
        "$schema": STRING,
        "version": {"type": str, "among": {"2.1.0"}},
        "runs": {
            "type": list,
            "of": {
                "type": dict,
                "required": {
                    "tool": {"type": dict, "required": {"driver": DRIVER}},
                    "columnKind": {"type": str, "among": {"utf16CodeUnits", "unicodeCodePoints"}},
                    "artifacts": {"type": list, "of": {"type": dict, "required": {"location": ARTIFACT}}},
                    "results": {"type": list, "of": RESULT},
                },
            },
        },
    },
}


def _check(value, shape, place):
    """The value has the shape, and no property that the shape has not."""
    assert isinstance(value, shape["type"]), place
    assert value in shape.get("among", {value} if isinstance(value, str) else [value]), place
    assert shape["type"] is not int or value >= shape.get("least", 0), place
    if shape["type"] is list:
        for number, one in enumerate(value):
            _check(one, shape["of"], f"{place}[{number}]")
    if shape["type"] is dict:
        known = {**shape.get("required", {}), **shape.get("optional", {})}
        assert set(shape.get("required", {})) <= set(value) <= set(known), place
        for name, one in value.items():
            _check(one, known[name], f"{place}.{name}")


@pytest.fixture(scope="module")
def log(check_text):
    """The log of a draft."""
    return json.loads(as_sarif(check_text(DRAFT, RECORD)))


def test_sarif_has_what_the_standard_requires(log):
    """Properties, types, enumerations; none besides."""
    _check(log, LOG, "log")


def test_sarif_rules_are_the_verdicts(log):
    """One rule a verdict, and every result leads to its own."""
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [verdict.value for verdict in Verdict]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sarif_results_that_pass_have_no_level(log):
    """3.27.10: a level other than none goes with a failure."""
    results = log["runs"][0]["results"]
    assert {(result["ruleId"], result["kind"], result["level"]) for result in results} == {
        ("differs", "fail", "error"),
        ("match", "pass", "none"),
        ("not-in-kb", "fail", "note"),
    }


def test_sarif_regions_are_lines_and_columns(log, check_text):
    """From 1, the end column behind the last character, over a line break too."""
    checked = check_text(DRAFT, RECORD)
    broken = replace(checked, report=replace(checked.report, text=checked.report.text.replace("养老床位210", "养老床位2\n0")))
    places = []
    for one in (log, json.loads(as_sarif(broken))):
        region = one["runs"][0]["results"][-1]["locations"][0]["physicalLocation"]["region"]
        places.append((region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]))
    assert places == [(3, 27, 3, 31), (3, 27, 4, 3)]


def test_sarif_addresses_are_escaped(log):
    """A file name is not an address as it stands."""
    related = log["runs"][0]["results"][0]["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "%E7%94%B2%20a.txt"
