"""Rows: what a scenario's lists are made of, as keys with their values before they are written as text."""

from __future__ import annotations

from datetime import date

from gapcheck.model.values import Known

Cell = Known | date | tuple[str, ...]
"""A value, a day, or a list of words."""

Row = dict[str, Cell]
"""One row: its keys and their values, in order."""
