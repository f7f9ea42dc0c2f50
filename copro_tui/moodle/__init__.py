"""Moodle's question files, XML and GIFT: exercises go out as questions, and questions come in as draft lessons."""
