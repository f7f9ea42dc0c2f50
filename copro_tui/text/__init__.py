"""What may be printed and how wide it is."""
