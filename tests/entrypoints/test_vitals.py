"""The pulse that many threads write."""

import threading
from datetime import UTC, datetime, timedelta

from monitor.analysis.health import check_up, is_ready
from monitor.entrypoints.vitals import Pulse

NOW = datetime(2019, 2, 27, 12, tzinfo=UTC)


def test_what_is_in_hand_is_known_until_it_ends_however_it_ends() -> None:
    pulse = Pulse(started_at=NOW, sources=1)

    try:
        with pulse.working("poll of wire"), pulse.working("message to mail"):
            pulse.went_on("poll of wire", NOW)
            assert pulse.vitals.in_hand["poll of wire"] == NOW
            raise TimeoutError
    except TimeoutError:
        pass

    assert pulse.vitals.in_hand == {}


def test_an_answer_ends_a_silence() -> None:
    pulse = Pulse(started_at=NOW, sources=2)
    pulse.settled()
    for minute, name in enumerate(("a", "b", "a")):
        pulse.answered(name, NOW + timedelta(minutes=minute), ok=False)
    later = NOW + timedelta(minutes=121)
    for stage in ("poll", "cut", "deliver", "publish"):
        pulse.beat(stage, later)

    assert pulse.vitals.unanswered_since == NOW
    assert not is_ready(check_up(pulse.vitals, now=later))
    pulse.answered("b", later, ok=True)
    assert is_ready(check_up(pulse.vitals, now=later))


def test_no_word_of_many_threads_is_lost() -> None:
    pulse = Pulse(started_at=NOW, sources=64)
    together = threading.Barrier(8)

    def fail(thread: int) -> None:
        together.wait()
        for n in range(8):
            pulse.answered(f"{thread}-{n}", NOW, ok=False)

    threads = [threading.Thread(target=fail, args=(thread,)) for thread in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(pulse.vitals.unanswered) == 64
