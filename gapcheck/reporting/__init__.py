"""Reports: one result, explanation or matrix rendered for a reader or a program; nothing here computes a verdict."""
