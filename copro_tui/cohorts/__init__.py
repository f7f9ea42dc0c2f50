"""Cohorts, their assignments and invitations, and the work that their learners send. No user interface."""
