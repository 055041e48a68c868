"""What tells of a visit: going, arriving, staying, leaving, coming back, and what somebody travels for."""
