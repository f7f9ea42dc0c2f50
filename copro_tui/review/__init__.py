"""What is due: which cards come back when, worked out from the events of a record and a day that is passed in. Pure.

Nothing of it is stored. It is imported only where something may be due, because the scheduler is slow to load.
"""
