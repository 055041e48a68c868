"""What all tests share."""

import os
import sys

from hypothesis import HealthCheck, settings

# An example may take as long as it likes: on a busy machine it also waits, and what must be quick has a test that says so.
# Where a change is judged, the same examples every time: what a new one finds is found at the desk, and becomes an @example.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("judged", settings.get_profile("desk"), derandomize=True)
settings.load_profile("judged" if os.environ.get("CI") else "desk")

# Dozens of tests start the program, and without its compiled modules each start would compile all of them anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
