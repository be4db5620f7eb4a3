"""The catalogue of finding codes: every code's documentation."""

from __future__ import annotations

from gapcheck.detectors.entries import (
    g201,
    g202,
    g203,
    g204,
    g205,
    g206,
    g207,
    g208,
    g209,
    g210,
    g211,
    g212,
    g213,
    k101,
    k102,
    k103,
    k104,
    k105,
    k106,
    o301,
    r401,
    r402,
    r403,
    r404,
    r405,
    r406,
    r407,
    r408,
    r409,
)
from gapcheck.detectors.entry import Entry

_PAGES = (
    *(g201, g202, g203, g204, g205, g206, g207, g208, g209, g210, g211, g212, g213),
    *(k101, k102, k103, k104, k105, k106),
    *(o301,),
    *(r401, r402, r403, r404, r405, r406, r407, r408, r409),
)

CATALOGUE: tuple[Entry, ...] = tuple(page.ENTRY for page in _PAGES)
"""What is documented, by code."""
