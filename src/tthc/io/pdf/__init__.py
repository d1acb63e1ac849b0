"""PDF files with text: from letters with their places and drawn lines to paragraphs and grids."""
