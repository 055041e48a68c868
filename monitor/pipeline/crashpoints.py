"""Places on the write path where a test can kill the process, to see that nothing is lost; in service they do nothing."""

import os
import signal

ENVIRONMENT = "MONITOR_KILL_AT"
POINTS = (
    "poll.fetched", "poll.decided", "poll.saved", "poll.committed", "cut.composed", "cut.frozen", "cut.committed",
    "send.claimed", "send.sent", "send.recorded", "send.committed",
)
_armed = os.environ.get(ENVIRONMENT)


def pass_point(name: str) -> None:
    """Die here, as by ``kill -9``, if the environment names this point."""
    if _armed == name:
        os.kill(os.getpid(), signal.SIGKILL)
