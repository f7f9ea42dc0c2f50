"""Other people's formats: what leaves for, and comes from, the systems that organisations run. No user interface."""
