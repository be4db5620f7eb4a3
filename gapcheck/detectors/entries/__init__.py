"""The documentation of each finding code, one module per code: the one source of its page."""
