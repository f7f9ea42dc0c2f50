"""Who learns together: cohorts, assignments, invitations, and what their learners send. No screens."""
