"""A plan's targets for each unit they bind: how they stand, and how that is shown."""
