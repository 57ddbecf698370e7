"""Which stretches are worth comparing."""

import random

import pytest

from govkb.reconciliation.shingles import candidates

CHARS = [chr(code) for code in range(0x4E00, 0x4E00 + 2_000)]


def texts(count, seed=1, size=150):
    """So many unlike paragraphs."""
    chance = random.Random(seed)
    return ["".join(chance.choices(CHARS, k=size)) for _ in range(count)]


def noisy(text, share, seed=2):
    """`text` with that share of its characters changed."""
    chance = random.Random(seed)
    return "".join(chance.choice(CHARS) if chance.random() < share else char for char in text)


def test_shingles_unlike_texts_are_not_compared():
    """Paragraphs without a common run give nothing."""
    assert candidates(texts(200), range(200)) == []


@pytest.mark.parametrize(("share", "least"), [(0.02, 1.0), (0.05, 0.98), (0.10, 0.85)])
def test_shingles_noisy_copies_are_found(share, least):
    """Of paragraphs with so many characters changed, so many are found."""
    originals = texts(300)
    copies = [noisy(text, share, seed) for seed, text in enumerate(originals)]
    found = set(candidates([*originals, *copies], range(600)))
    assert len({pair for pair in found if pair[1] == pair[0] + 300}) >= least * 300


def test_shingles_half_a_paragraph_is_found():
    """Half of one paragraph inside another."""
    originals = texts(300)
    mixed = [text[:75] + other for text, other in zip(originals, texts(300, seed=9, size=75), strict=True)]
    found = set(candidates([*originals, *mixed], range(600)))
    assert len({pair for pair in found if pair[1] == pair[0] + 300}) >= 0.95 * 300


def test_shingles_every_copy_meets_the_first_alone():
    """However often a text is printed, the pairs grow with the prints, not with their square."""
    (text,) = texts(1)
    assert candidates([text] * 50, range(50)) == [(0, later) for later in range(1, 50)]


def test_shingles_stretches_of_one_report_are_not_compared():
    """What a report repeats inside itself is known already."""
    (text,) = texts(1)
    assert candidates([text, text], [0, 0]) == []


@pytest.mark.parametrize(
    "stretches", [[], [""], ["", ""], ["短", "短"], ["九个字的一句话呀呀", "九个字的一句话呀呀"], ["\ud800" * 30, "\ud800" * 30]]
)
def test_shingles_short_and_odd_text(stretches):
    """Nothing, too little, or half a character pair does no harm."""
    assert len(candidates(stretches, range(len(stretches)))) <= 1


def test_shingles_batches_join(monkeypatch):
    """Hashing in pieces finds what hashing at once finds."""
    originals = texts(40)
    everything = [*originals, *[noisy(text, 0.05) for text in originals]]
    at_once = candidates(everything, range(80))
    monkeypatch.setattr("govkb.reconciliation.shingles._BATCH", 400)
    assert candidates(everything, range(80)) == at_once
