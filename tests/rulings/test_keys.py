"""From claims to prints."""

from dataclasses import replace

from govkb.rulings.keys import excerpt, normalised, offset_of, print_of


def test_keys_normalise_space_and_width():
    """Line breaks, ideographic spaces and full-width ASCII make no difference."""
    assert normalised("全区　１７０３\n名（不含兼职），") == "全区1703名(不含兼职),"


def test_keys_of_a_claim_are_its_sentence_quote_and_subject(claim_of):
    """What is printed, and whose it is."""
    one = print_of(claim_of("1703名"))
    assert (one.sentence, one.quote, one.occurrence) == ("截至目前,碧江区共有网格员1703名,网格120个。", "1703名", 1)
    assert (one.subject, one.document, one.title) == ("碧江区", "a.txt", "碧江区网格治理提质增效")


def test_keys_tell_equal_quotes_of_a_sentence_apart(claim_of):
    """The second 3个 of a sentence is another print than the first."""
    claim = claim_of("1703名")
    twice = replace(claim, sentence="社区3个，街道3个。", quote="3个", sentence_start=0, text_start=7, text_end=9)
    assert print_of(twice).occurrence == 2
    assert print_of(replace(twice, text_start=2, text_end=4)).occurrence == 1


def test_keys_know_where_the_quote_stands(claim_of):
    """Offset and occurrence belong together; a quote that is not there has none."""
    one = print_of(claim_of("1703名"))
    assert one.sentence[offset_of(one) :].startswith("1703名")
    assert offset_of(replace(one, occurrence=2)) == -1


def test_keys_excerpt_is_the_words_around_the_quote(claim_of):
    """Long sentences are cut, and it is seen that they are."""
    assert excerpt(print_of(claim_of("1703名")), around=4) == "…有网格员1703名,网格1…"
