"""What a group's work says: gradebook, item analysis, distribution, who may need a hand. Pure."""
