"""Analysis of a group's work: gradebook, item analysis, distribution, who may need help. Pure functions."""
