"""What a sentence says of meetings told before without a word for one: rows, "It is to begin on T", "The leaders spoke on T"."""

from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.frames.carried import carried
from monitor.analysis.meetings.frames.rows import members
from monitor.analysis.meetings.frames.spoken_on import spoken_on
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar


def tell_again(sentence: Sentence, story: SoFar) -> None:
    """Add the members of a row, and what a pronoun, a gathering or a verb of talking says of the meeting told last."""
    again = (*carried(sentence, story.here, story.before), *spoken_on(sentence, story.here, story.before))
    story.here.extend(settled(sentence.scene, [*members(sentence, story.all), *again]))
