"""Web pages (.html): from the markup of portals and of office programs to lines and grids."""
