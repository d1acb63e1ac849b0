"""Files in and out.

Lives here: readers of published documents, the library's own lossless forms, writers for people, a user's data files.
May import: ``tthc.periods``, ``tthc.registry``, ``tthc.text``, ``tthc.model``, ``tthc.draw``, ``tthc.errors``.
Never: interprets a phrase itself, reads the clock, prints.
"""
