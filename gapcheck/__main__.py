"""Runs the command line as `python -m gapcheck`."""

import sys

from gapcheck.cli import main

sys.exit(main())
