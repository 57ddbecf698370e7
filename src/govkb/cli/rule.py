"""govkb rule"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from govkb.cli.entry import ATTENTION, OK, say
from govkb.cli.output import count, json_line
from govkb.errors import FolderError
from govkb.folder import Folder, database_of
from govkb.model import ClaimRecord
from govkb.rulings import Decision, Ruling, Target, append, excerpt, make_ruling, read_rulings
from govkb.store import KnowledgeBase, open_kb
from govkb.store.records import RulingLine

LIST = "list"
_SHORTEST = 4  # characters of an id that may stand for all of it

_DECISIONS = {
    Decision.ACCEPT: "The finding, or the claim, is right.",
    Decision.REJECT: "The finding is none; the claim's figure is wrong and compared no more.",
    Decision.PREFER: "This value is to be used; the others stay on record.",
    Decision.SAME: "Both prints are values of one indicator.",
    Decision.DIFFERENT: "The prints are values of two indicators.",
    Decision.NOTE: "A remark that decides nothing.",
}


def _decisions(command: click.Command) -> click.Command:
    for decision, meaning in reversed(_DECISIONS.items()):
        option = click.Option([f"--{decision}", "decision"], flag_value=decision.value, help=meaning)
        command.params.insert(1, option)
    return command


@_decisions
@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  govkb rule 3f2a9c --prefer --side b --author 王编辑 --reason 以州委组织部2025年底数为准\n"
        "  govkb rule 91be07 --reject --author 王编辑 --reason 排印之误，已与供稿单位核实\n"
        "  govkb rule 91be07 --different --with 5c1d22 --author 王编辑 --reason 一为综合网格，一为专属网格\n"
        "  govkb rule list --kb mykb"
    )
)
@click.argument("target", metavar="FINDING|CLAIM|list")
@click.option("--side", type=click.Choice(["a", "b"]), help="Of a finding's two values the one preferred or rejected.")
@click.option("--with", "other", metavar="CLAIM", default="", help="The second claim, where two are ruled on.")
@click.option("--author", metavar="NAME", default="", envvar="GOVKB_AUTHOR", help="Who decides.  [also: GOVKB_AUTHOR]")
@click.option("--reason", metavar="TEXT", default="", help="Why.")
@click.option("--kb", metavar="KB.SQLITE|DIR", default=".", type=click.Path(path_type=Path), help="Knowledge base.  [default: this folder]")
@click.option(
    "--folder", metavar="DIR", type=click.Path(path_type=Path), help="Folder of rulings.jsonl.  [default: that of the knowledge base]"
)
@click.option("--json", "as_json", is_flag=True, help="With list: one ruling a line, as a JSON object.")
def rule(  # noqa: PLR0913 - one keyword for each option of the command
    *,
    target: str,
    decision: str | None,
    side: str | None,
    other: str,
    author: str,
    reason: str,
    kb: Path,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Record an editor's decision on a finding or a claim, named by its id or the first characters of it; `list` shows all decisions.

    The ruling is appended to rulings.jsonl, and is in force from the next `govkb build` on. It rests on the print, not on the id: a file
    may be renamed, an extractor changed. When the print itself has changed, the ruling is listed as tainted.
    """
    home = _home(kb, folder)
    if target == LIST:
        return _list(home, database_of(kb), as_json=as_json)
    if decision is None:
        raise click.UsageError(f"say what is decided: one of {', '.join(f'--{name}' for name in Decision)}")
    with open_kb(database_of(kb)) as opened:
        chosen = _target(opened, target, other, side or "")
    ruling = make_ruling(chosen, Decision(decision), author=author, reason=reason)
    append(home.rulings, ruling)
    click.echo(f"{home.rulings}: {_said(ruling)}")
    click.echo(f"it is in force after: govkb build {home.root}")
    return OK


def _home(kb: Path, folder: Path | None) -> Folder:
    """The folder whose rulings are meant; one that nobody builds from would swallow them."""
    root = folder if folder is not None else kb if kb.is_dir() else kb.parent
    home = Folder(root)
    if not (home.corpus.is_dir() or home.rulings.exists()):
        raise FolderError(
            f"{root}: is no knowledge base folder (it has no corpus and no rulings.jsonl); name the one built from with --folder"
        )
    return home


def _target(kb: KnowledgeBase, name: str, other: str, side: str) -> Target:
    claims = {claim.id: claim for claim in kb.claims()}
    findings = {finding.id: finding for finding in kb.findings()}
    id_ = _full_id(name, [*findings, *claims], kb.path)
    if id_ in claims:
        second = (claims[_full_id(other, list(claims), kb.path)],) if other else ()
        return Target(f"claim {id_}", (claims[id_],), second, side=side)
    if other:
        raise click.UsageError(f"--with names a second claim; {name} is a finding")
    finding = findings[id_]
    sides: dict[str, list[ClaimRecord]] = {"a": [], "b": []}
    for one in finding.claims:
        sides[one.side].append(claims[one.claim_id])
    return Target(f"finding {id_}", sides["a"], sides["b"], str(finding.relation), side)


def _full_id(name: str, ids: Sequence[str], kb: Path) -> str:
    if name in ids:
        return name
    fitting = sorted({id_ for id_ in ids if len(name) >= _SHORTEST and id_.startswith(name)})
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise FolderError(f"{name}: could be {', '.join(fitting[:5])}; type more of it")
    raise FolderError(f"{name}: {kb} has no finding or claim of this id; `govkb findings` and `govkb extract` show ids")


def _list(home: Folder, database: Path, *, as_json: bool) -> int:
    decided = read_rulings(home.rulings)
    built: dict[str, RulingLine] = {}
    if database.exists():
        with open_kb(database) as opened:
            built = {line.id: line for line in opened.rulings()}
    for ruling in decided.rulings:
        line = built.get(ruling.id)
        click.echo(json_line(_fields(ruling, line)) if as_json else _paragraph(ruling, line))
    for fault in decided.faults:
        say(fault)
    if not as_json:
        click.echo(count(len(decided.rulings), "ruling"))
    is_tainted = any(line.taint_en for id_, line in built.items() if id_ in {ruling.id for ruling in decided.rulings})
    return ATTENTION if decided.faults or is_tainted else OK


def _status(line: RulingLine | None) -> str:
    return "new" if line is None else line.status


def _fields(ruling: Ruling, line: RulingLine | None) -> dict[str, object]:
    return {
        "id": ruling.id,
        "status": _status(line),
        "made": ruling.made,
        "author": ruling.author,
        "decision": ruling.decision,
        "reason": ruling.reason,
        "relation": ruling.relation,
        "a": [{"quote": one.quote, "subject": one.subject, "sentence": one.sentence, "document": one.document} for one in ruling.a],
        "b": [{"quote": one.quote, "subject": one.subject, "sentence": one.sentence, "document": one.document} for one in ruling.b],
        "taint": "" if line is None else line.taint_en,
        "claims": [] if line is None else [*line.a, *line.b],
        "findings": [] if line is None else list(line.finding_ids),
    }


def _paragraph(ruling: Ruling, line: RulingLine | None) -> str:
    state = f"{_status(line)}{' (in force after the next build)' if line is None else ''}"
    parts = [f"{state}: {_said(ruling)}"]
    if line is not None and line.taint_en:
        parts.append(f"  tainted: {line.taint_en}")
    parts += [f"    {one.document}  {one.subject} {one.quote}  “{excerpt(one)}”" for one in (*ruling.a, *ruling.b)]
    return "\n".join([*parts, ""])


def _said(ruling: Ruling) -> str:
    about = " against ".join(", ".join(dict.fromkeys(one.quote for one in side)) for side in (ruling.a, ruling.b) if side)
    return f"{ruling.id} {ruling.decision} {about}: {ruling.reason} ({ruling.author}, {ruling.made[:16].replace('T', ' ')} UTC)"
