"""The workbook, in layers: the file, its cells, its rows, and the plan they say."""
