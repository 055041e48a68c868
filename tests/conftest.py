"""What all tests share."""

import os

from hypothesis import settings

# Where a change is judged, the same examples every time: what a new example finds is found at the desk, and becomes an @example.
settings.register_profile("judged", derandomize=True)
settings.load_profile("judged" if os.environ.get("CI") else "default")
