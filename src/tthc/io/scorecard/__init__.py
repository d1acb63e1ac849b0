"""A scorecard as files for people: a web page, a workbook, CSV, Markdown, a picture."""
