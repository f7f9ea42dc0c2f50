"""Adversity for the whole program: failing disks, kills, other accounts, held locks, full disks, files from outside."""
