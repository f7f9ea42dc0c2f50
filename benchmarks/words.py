"""What the programs show, as far as the measures wait for it."""

from __future__ import annotations

HOME = "My plan"
"""On home, whatever the course and the learner."""

WHO = "Who is learning"
"""Where there are several learners to choose among."""

EMPTY = "Croeso"
"""The one word of the empty app."""

LABEL = "count {} of presses"
"""The label of the label app."""
