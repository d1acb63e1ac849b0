"""Word files (.docx): from the parts of the package to lines and grids."""
