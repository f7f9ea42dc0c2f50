"""Everything that a trainer can do, for screens and commands alike."""
