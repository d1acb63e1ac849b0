"""Tables of a plan in plain text: each shape is a way of finding rows."""
