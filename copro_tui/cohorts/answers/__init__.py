"""The index of answers: what statistics need of everything that was sent to a cohort, in one file that can be read
quickly. It is made from the collected files, and whoever deletes it loses nothing."""
