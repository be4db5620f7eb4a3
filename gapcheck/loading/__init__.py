"""Reads files strictly and turns them into the model, gathering every problem with its place."""
