"""What the readings of a case add up to: merged answers, silence, expectations."""
