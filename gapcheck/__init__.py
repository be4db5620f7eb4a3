"""Finds the days on which social insurance, employment and care law leave a person without a chair to sit on."""

__version__ = "0.1.0"
