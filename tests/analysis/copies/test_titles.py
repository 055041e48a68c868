import pytest

from monitor.analysis.copies.titles import bare_title, compare_titles, title_key


@pytest.mark.parametrize("title", [
    "Envoys to meet in Stockholm next week",
    "Envoys to meet in Stockholm next week - Reuters",
    "Envoys to meet in Stockholm next week &#8211; The Daily Post",
    "UPDATE 2-Envoys to meet in Stockholm next week",
    "(2nd LD) Envoys to meet in Stockholm next week",
    "WORLD | Envoys to meet in Stockholm next week",
    "ENVOYS TO MEET IN  STOCKHOLM NEXT WEEK",
])
def test_outlets_sections_and_labels_are_cut(title: str) -> None:
    assert title_key(title) == "envoys to meet in stockholm next week"


@pytest.mark.parametrize("title", ["[속보] 북미 실무협상 다음 주 스톡홀름 개최", "북미 실무협상 다음 주 스톡홀름 개최(종합)",
                                   "북미 실무협상 다음 주 스톡홀름 개최(종합2보)"])
def test_korean_labels_are_cut_on_both_sides(title: str) -> None:
    assert title_key(title) == "북미 실무협상 다음 주 스톡홀름 개최"


@pytest.mark.parametrize("title", ["Public Schedule – July 14, 2022", "North Korea and the bomb: what comes after Hanoi"])
def test_what_belongs_to_the_headline_stays(title: str) -> None:
    assert bare_title(title) == title


@pytest.mark.parametrize("title", ["", "Statement", "Press Release"])
def test_a_title_of_few_words_names_no_story(title: str) -> None:
    assert title_key(title) is None


@pytest.mark.parametrize(("one", "other", "names", "dates"), [
    ("Secretary’s Call with Japanese Foreign Minister Abe", "Secretary’s Call with Korean Foreign Minister Kang", True, False),
    ("Daily Schedule – March 3, 2019", "Daily Schedule – March 4, 2019", False, True),
    ("2018: the year in maps", "2019: the year in maps", False, True),
    ("Five killed as train leaves rails near Busan", "Six killed as train leaves rails near Busan", False, False),
    ("Secretary’s Travel to Seoul and Tokyo", "Secretary’s Travel to Seoul, Tokyo, and Beijing", False, False),
    ("Envoy arrives in Hanoi", "Shares fall on Monday after Seoul cuts rates", False, False),
])
def test_swapped_names_and_dates(one: str, other: str, *, names: bool, dates: bool) -> None:
    for headlines in (compare_titles(one, other), compare_titles(other, one)):
        assert (headlines.names_swapped, headlines.dates_swapped) == (names, dates)
