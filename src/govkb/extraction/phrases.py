"""Which words a noun phrase is made of: the word lists of `phrases.yaml` over a segmenter's word classes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from govkb.extraction.words import Tagger, Word
from govkb.knowledge import Knowledge
from govkb.knowledge.indicators import IndicatorFile, ScopeRule, indicators_in
from govkb.knowledge.text_rules import PhraseRule, UnitRule

OPEN, CLOSE = "“‘《「", "”’》」"
STOP = "，,。；;：:！!？?、…—（(）)”’》」\n"
"""Marks at which a noun phrase ends."""

SHARES = ("%", "‰", "倍", "番", "个百分点", "百分点", "个点")
"""Units of shares and changes, which measure nothing by themselves."""

_LONGEST_TERM = 24
_NOUNS = ("n", "j", "l", "i", "eng", "s", "k", "g", "x", "zg")
_MODIFIERS = ("a", "b", "vn", "an", "f", "t", "m", "z")
_LINKS = ("的", "和", "及")
_BREAKS = ("v", "p", "c", "d")
_TELLS = ("events", "duration", "money")
"""Groups of units whose figures can measure an action (上门探访2次, 保险理赔860万元); others count things."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and whether it is led by a verb rather than made of nouns alone; `is_object`: a verb before it governs it (投入资金);
    `is_action`: its first word can be a verb (就业, 发展产业)."""

    text: str
    is_verbal: bool = False
    is_object: bool = False
    is_action: bool = False


NO_PHRASE = Phrase("")


@dataclass(frozen=True)
class PhraseWords:
    """The compiled lists of `phrases.yaml`, and the phrases that the curated indicators are known by."""

    rules: dict[str, PhraseRule]
    terms: frozenset[str]
    scopes: tuple[str, ...]
    groups: dict[str, str]

    @cached_property
    def links(self) -> dict[str, tuple[str, ...]]:
        """Words between a measure and its number by their last character, longest first."""
        words = {*(self.rules["links-to-number"].words or ()), *(self.rules["change-verb"].words or ())}
        by_end: dict[str, tuple[str, ...]] = {}
        for word in sorted(words, key=lambda word: (-len(word), word)):
            by_end[word[-1]] = (*by_end.get(word[-1], ()), word)
        return by_end

    @cached_property
    def keeps(self) -> frozenset[str]:
        return frozenset(self.rules["keeps-verb"].words or ())

    @cached_property
    def nouns(self) -> frozenset[str]:
        return frozenset(self.rules["is-noun"].words or ())

    @cached_property
    def ends(self) -> frozenset[str]:
        return frozenset(self.rules["ends-phrase"].words or ())

    @cached_property
    def lead(self) -> frozenset[str]:
        return frozenset(self.rules["leading-words"].words or ())

    @cached_property
    def not_links(self) -> tuple[str, ...]:
        return self.rules["not-links"].words or ()

    @cached_property
    def governing(self) -> frozenset[str]:
        return frozenset(self.rules["governs"].words or ())

    @cached_property
    def kinds_of_place(self) -> frozenset[str]:
        return frozenset(self.rules["kinds-of-place"].words or ())

    @cached_property
    def bare(self) -> frozenset[str]:
        return frozenset(self.rules["no-measure"].words or ())


def phrase_words(knowledge: Knowledge) -> PhraseWords:
    """Use `knowledge.built(phrase_words)`."""
    rules = {rule.id: rule for rule in knowledge.rules(PhraseRule)}
    terms: dict[str, set[str]] = {}
    for one in (one for file in knowledge.all(IndicatorFile) for one in indicators_in(file)):
        for measure in one.measures:
            terms.setdefault(measure, set()).add(one.id)
    governing = rules["governs"].words or ()
    # 办理群众诉求 and 群众诉求 are one indicator: the shorter is its name. 化解矛盾纠纷 and 矛盾纠纷 are two.
    bare = {
        term
        for term, ids in terms.items()
        if not any(term.startswith(word) and ids & terms.get(term[len(word) :], set()) for word in governing)
    }
    groups = {word: rule.group for rule in knowledge.rules(UnitRule) if not rule.divides for word in rule.words or ()}
    scopes = {word for rule in knowledge.rules(ScopeRule) if rule.where == "measure" for word in rule.words}
    return PhraseWords(rules, frozenset(bare), tuple(sorted(scopes, key=lambda word: (-len(word), word))), groups)


@dataclass(frozen=True, slots=True)
class MeasureGrammar:
    """Word lists, and what cuts a stretch of text into words with classes."""

    words: PhraseWords
    tag: Tagger

    @property
    def ends(self) -> frozenset[str]:
        return self.words.ends

    @property
    def governing(self) -> frozenset[str]:
        """Words that, before a noun, say what is done with it (储备, 办理)."""
        return self.words.governing

    def tells(self, unit: str) -> bool:
        """Whether figures in this unit can measure an action; those in others count things."""
        return unit.endswith("次") or self.words.groups.get(unit.partition("/")[0], "") in _TELLS

    def is_kind_of_place(self, phrase: str) -> bool:
        """Whether the phrase only says at which kind of place the things are (城区, 乡镇)."""
        return phrase in self.words.kinds_of_place

    def is_bare(self, phrase: str) -> bool:
        """Whether the phrase says nothing of what is measured (人数, 人均, 其中)."""
        return phrase in self.words.bare

    def term_at_end(self, text: str) -> str:
        """The longest phrase of a curated indicator that `text` ends with, and the scope printed before it; or an empty text."""
        term = next((text[-size:] for size in range(min(_LONGEST_TERM, len(text)), 1, -1) if text[-size:] in self.words.terms), "")
        head = text[: len(text) - len(term)]
        return next((word for word in self.words.scopes if term and head.endswith(word)), "") + term

    def term_at_start(self, text: str) -> str:
        """The longest phrase of a curated indicator that `text` begins with, or an empty text."""
        return next((text[:size] for size in range(min(_LONGEST_TERM, len(text)), 1, -1) if text[:size] in self.words.terms), "")

    def governs(self, words: list[Word]) -> bool:
        """Whether words before a noun only say what is done with it (办理|群众诉求, 现有|学位)."""
        return all(word.text in self.governing or word.text in self.words.lead or self.is_verb(word) for word in words)

    def is_noun(self, word: Word) -> bool:
        return word.text in self.words.nouns or (word.tag.startswith(_NOUNS) and word.text[0] not in STOP + OPEN)

    def is_modifier(self, word: Word) -> bool:
        return word.text in self.words.keeps or word.tag.startswith(_MODIFIERS)

    def is_verb(self, word: Word) -> bool:
        return word.tag.startswith("v") and not self.is_noun(word) and not self.is_modifier(word)

    def is_link(self, word: Word) -> bool:
        return word.text in _LINKS

    def is_breaking(self, word: Word) -> bool:
        """Whether the nouns before a number begin behind this word: verbs, prepositions, adverbs, conjunctions other than 和 and 及."""
        if word.text in self.words.keeps or word.text in self.words.nouns or word.text in _LINKS:
            return False
        return word.tag in _BREAKS

    def without_link(self, segment: str, *, share: bool) -> str:
        """`segment` without the words at its end that only link it to a number (达, 共有, 提升至), again and again.

        Before a `share` 总量 and 总数 are what it is a share of.

        The end of a longer word (约 in 签约) is no such word.
        """
        while not segment.endswith(self.words.not_links):
            tail = next((word for word in self.words.links.get(segment[-1:], ()) if segment.endswith(word)), "")
            if not tail or (share and tail in self.words.bare and tail != segment):
                break
            segment = segment[: -len(tail)]
        return segment

    def without_lead(self, words: list[Word]) -> list[Word]:
        """Words without those at the head that are no part of a measure (全州, 目前, 共)."""
        at = next((i for i, word in enumerate(words) if word.text not in self.words.lead and word.text not in STOP), len(words))
        return words[at:]


def unquoted(phrase: str) -> str:
    """Without quotation marks around the whole; inside a longer phrase they stay."""
    inner = phrase[1:-1]
    if len(phrase) > 2 and phrase[0] in OPEN and phrase[-1] == CLOSE[OPEN.index(phrase[0])] and not any(char in inner for char in OPEN):
        return inner
    return phrase.strip("、")
