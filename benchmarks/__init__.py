"""What copro costs, beside a peer that does next to nothing: figures that are printed, and never asserted."""
