"""Who says so: each telling has the voices that tell it, and no others of its sentence."""

import pytest

from tests.analysis.meetings.english import read

SUMMIT = "Donald Trump and Kim Jong Un will meet in Hanoi on Feb. 27"


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (f"{SUMMIT}, Yonhap reported on Tuesday.", ("Yonhap",)),
        (f"{SUMMIT}, Yonhap reported on Tuesday, citing the Blue House.", ("Yonhap", "Blue House")),
        (f"{SUMMIT}, the White House said on Tuesday in a statement, adding that the talks went on.", ("White House",)),
        (f"According to Kyodo, {SUMMIT}.", ("Kyodo",)),
        (f"The White House said on Friday that {SUMMIT}.", ("White House",)),
        (f'"{SUMMIT}," said Mike Pompeo.', ("Mike Pompeo",)),
        (f"Mike Pompeo, who was in Manila on Monday, said {SUMMIT}.", ("Mike Pompeo",)),
        (f"Mike Pompeo, speaking at a meeting in Manila, said {SUMMIT}.", ("Mike Pompeo",)),
        ("A summit of Trump and Kim, Yonhap said, citing the Blue House, will be held in Hanoi soon.", ("Yonhap", "Blue House")),
        (f"{SUMMIT}.", ()),
    ],
)
def test_a_voice_covers_what_it_says(text, voices):
    assert next(one for one in read(text) if "Hanoi" in one.places).attribution == voices


@pytest.mark.parametrize(
    "text",
    [
        "Trump on Thursday cancelled his summit with Kim Jong Un, blaming what he called hostility in Pyongyang's statement.",
        "Donald Trump told reporters after meeting Kim Jong Un in Hanoi that he was in no hurry.",
        "Stephen Biegun, who met Kim Hyok Chol in Hanoi on Friday, said that the roads were good.",
        "Stephen Biegun met Kim Hyok Chol on the way to Hanoi and said nothing.",
    ],
)
def test_what_the_outlet_tells_is_its_own_word(text):
    assert [one.attribution for one in read(text)] == [()]


def test_a_story_is_not_given_the_voice_of_another_status():
    text = "Trump cancels summit with Kim Jong Un.\n\nThe June 12 summit was planned, South Korea had said, for Singapore."
    assert [(one.status.value, one.attribution) for one in read(text)] == [("cancelled", ())]
