"""Targets as sets of values, and their order: which is stricter, what implies what."""
