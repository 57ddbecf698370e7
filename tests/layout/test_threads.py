"""Stories followed down a page, by strands made by hand."""

from govkb.layout.threads import Step, Strand, follow


def never(_left, _right):
    return -1.0


def opening(story, **more):
    return Strand(opens=story, certain=True, **more)


def stories(strands, signs=None, joins=never):
    return [step.story for step in follow(strands, signs or [{} for _ in strands], joins)]


def test_threads_stay_with_a_story():
    """What nothing is said of belongs to the story that is being printed."""
    assert stories([opening(1), Strand(), Strand()]) == [1, 1, 1]


def test_threads_go_where_a_text_says_it_belongs():
    """A fragment that speaks of the other story is that one's."""
    assert stories([opening(1), opening(2), Strand(), Strand()], [{}, {}, {1: 6.0}, {}]) == [1, 2, 1, 1]


def test_threads_do_not_follow_a_passing_mention():
    """A weak sign is outweighed by the cost of leaving a story and coming back."""
    assert stories([opening(1), opening(2), Strand(), Strand()], [{}, {}, {1: 2.5}, {2: 2.5}]) == [1, 2, 2, 2]


def test_threads_take_up_an_unfinished_sentence_behind_another_story():
    """Two stories printed column by column: each goes on where its sentence does."""
    strands = [opening(1, finished=False), opening(2, finished=False), Strand(), Strand()]
    steps = follow(strands, [{} for _ in strands], lambda left, right: 3.0 if right == left + 2 else -1.0)
    assert steps == [Step(1), Step(2), Step(1, 0), Step(2, 1)]


def test_threads_come_back_to_a_story_at_its_mark():
    """下转 breaks off, 上接 takes up, whatever is printed between."""
    strands = [opening(1), Strand(breaks=True), opening(2), Strand(resumes=True), Strand()]
    assert stories(strands) == [1, 1, 2, 1, 1]


def test_threads_choose_between_stories_broken_off_by_what_follows():
    """Two are broken off: the text behind the mark says which is taken up."""
    strands = [opening(1), Strand(breaks=True), opening(2), Strand(breaks=True), opening(3), Strand(resumes=True), Strand()]
    assert stories(strands, [{}] * 6 + [{2: 4.0}])[-2:] == [2, 2]


def test_threads_find_a_story_without_headline():
    """Where fragments speak for one clearly enough."""
    assert stories([opening(1), Strand(hidden=(2,)), Strand(hidden=(2,)), opening(3)], [{}, {2: 6.5}, {2: 4.0}, {}]) == [1, 2, 2, 3]


def test_threads_leave_what_is_lost_unfinished():
    """A text that begins like a paragraph does not take up a sentence whose rest is not printed."""
    steps = follow([opening(1, finished=False), Strand(beginning=1.5)], [{}, {}], lambda _left, _right: -2.0)
    assert steps[1] == Step(1)


def test_threads_of_a_page_that_begins_with_a_mark_have_no_story():
    """Nothing was broken off, nothing is taken up."""
    assert stories([Strand(breaks=True), Strand(resumes=True)]) == [-1, -1]
