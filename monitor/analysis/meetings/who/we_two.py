"""Who "we" are where a leader says that they will meet, and names nobody: "We will meet in P on T", A said."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import has, is_preposition
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.meetings.sentence import Sentence

_TWO = 2  # leaders


def we_two(sentence: Sentence, subject_at: tuple[int, ...], group: VerbGroup) -> Party | None:
    """The speaker and the other leader of the story's two, if it has named him, and the sentence nobody else."""
    scene, units = sentence.scene, sentence.units
    behind = units[group.verb + 1] if group.verb + 1 < len(units) else None
    if behind is None or not (behind.code in 'T,."' or is_preposition(behind) or has(behind, "adverbs")):
        return None  # "we will meet the press"
    if not group.future or len(subject_at) != 1 or units[subject_at[0]].low != "we":
        return None
    if sentence.said_by is None and not sentence.holds("say"):
        return None
    heads = tuple(head for side in scene.core.parties for head in (scene.head_of(side),) if head)
    speaker = sentence.speaker().people
    if set(scene.pair) != set(scene.core.parties):
        return None  # others have been brought together since
    if len(heads) != _TWO or len(speaker) != 1 or speaker[0] not in heads or not set(sentence.people()) <= set(heads):
        return None
    return Party(heads, scene.core.parties)
