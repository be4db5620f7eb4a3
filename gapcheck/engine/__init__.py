"""The engines: one plan lowered from the rules, and the interpreters that agree on it."""
