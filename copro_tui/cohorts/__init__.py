"""What a trainer does: cohorts and their assignments, bundles that travel, and reports on a group. No screens."""
