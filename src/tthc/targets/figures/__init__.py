"""What units report, added over time and up the tree of units."""
