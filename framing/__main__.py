"""python -m framing: see framing/cli.py."""

import sys

from framing.cli import main

sys.exit(main())
