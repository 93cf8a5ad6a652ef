"""python -m framing: see framing/cli/."""

import sys

from framing.cli import main

sys.exit(main())
