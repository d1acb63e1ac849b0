"""Documents for people drawn from a plan and its deadlines: the report page, rows for spreadsheets, pictures."""
