"""Files that survive: atomic writes, locks, checksums, envelopes, TinyDB storage, backups. Knows no learner."""
