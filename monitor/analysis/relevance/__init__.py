"""Whether a story is about diplomacy between some parties: a meeting of theirs, or talk of one; not whether it names them."""

from monitor.analysis.relevance.topic import Topic, can_be_about, compile_topic, find_topic

__all__ = ["Topic", "can_be_about", "compile_topic", "find_topic"]
