"""Independent sources."""

from govkb.reconciliation.reprints import Reprints
from govkb.reconciliation.sources import Sources


def test_sources_each_report_is_one(claim_of):
    """Two figures of one report are one source, of two reports two."""
    claims = [claim_of(1), claim_of(2, start=50), claim_of(3, document="b.txt")]
    assert Sources().count(claims) == 2
    assert Sources().count([]) == 0
    assert Sources().independent(claims[0], claims[2])
    assert not Sources().independent(claims[0], claims[1])


def test_sources_prints_of_one_text_are_one(claim_of):
    """A figure printed again with its text."""
    a, b, c = (claim_of(1, document=name) for name in ("a.txt", "b.txt", "c.txt"))
    sources = Sources(Reprints(((a, b),), ()))
    assert sources.count([a, b]) == 1
    assert sources.count([a, b, c]) == 2
    assert not sources.independent(a, b)
    assert (sources.first_print(b), sources.first_print(c)) == (a.id, c.id)


def test_sources_articles_that_are_one_text_are_one(claim_of):
    """Also where the figure itself could not be matched."""
    a, b = claim_of(1), claim_of(1, document="b.txt")
    sources = Sources(Reprints((), ((a.article_id, b.article_id),)))
    assert sources.count([a, b]) == 1
    assert sources.first_print(b) == b.id


def test_sources_join_through_a_third(claim_of):
    """A report that prints two texts makes them one source where all three speak of one thing."""
    a, b, c, d = (
        claim_of(1),
        claim_of(1, document="b.txt"),
        claim_of(1, document="b.txt", start=90, article=2),
        claim_of(1, document="c.txt"),
    )
    sources = Sources(Reprints(((a, b), (c, d)), ()))
    assert sources.count([a, b, c, d]) == 1
    assert sources.count([a, d]) == 2
