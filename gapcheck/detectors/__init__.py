"""Detectors: verdict timelines of one reading in, findings out; they know no case and no statute."""
