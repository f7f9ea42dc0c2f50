"""The screens of a trainer: cohorts, who has done what, where a group differs, and the workshop."""
