"""Plain mode: the whole course in lines of text, for screen readers, braille displays, pipes and simple terminals."""
