"""Which articles on record are the draft's own."""

import pytest

from govkb.drafts import DRAFT
from govkb.drafts.own import own_articles, taken_passages
from govkb.drafts.placing import place_claims

ARTICLE = (
    "碧江区要闻\n\n　　碧江区共有网格员1703名，做到人人持证。\n\n　　全区建成社区食堂12个，老年人凭卡就餐。\n\n"
    "　　去年，全区开展入户走访3600次，收集意见860条。今年，全区计划培训社区工作者420名，分期分批进行。\n"
)


@pytest.fixture
def common(read, record_of):
    """The articles and the passages that a draft has in common with what is on record."""

    def _common(draft, texts):
        claims, record = read(f"{DRAFT}d.txt", draft).claims, record_of(texts)
        standings = place_claims(claims, record)
        return own_articles(claims, standings, record.claims), taken_passages(claims, standings)

    return _common


def test_own_article_is_known_with_altered_figures(common):
    """Figures do not count; a sentence or two may be new."""
    articles, _ = common(ARTICLE.replace("3600", "3900"), {"a.txt": ARTICLE})
    assert len(articles) == 1


def test_own_article_is_no_article_that_shares_a_sentence(common):
    """A quotation is not the article."""
    articles, passages = common("碧江区新报\n\n　　全区建成社区食堂12个，老年人凭卡就餐。\n", {"a.txt": ARTICLE})
    assert (articles, passages) == ({}, set())


def test_own_passage_is_known_by_its_sentences(common):
    """Two sentences with figures in a row are taken from there."""
    last = ARTICLE.rsplit("\n\n", 1)[1]
    _, passages = common(f"碧江区新报\n\n{last}", {"a.txt": ARTICLE})
    assert len(passages) == 1
