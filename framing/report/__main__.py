"""The process that draws pictures beside the one that makes a report; see `drawing.Beside`.

What comes in is an `Order` a line, as JSON; a line goes out when one is drawn. Where the system refuses to write, it
says the error's number and ends.
"""

from __future__ import annotations

import json
import sys

from framing.report.drawing import Order, draw


def main() -> int:
    for line in sys.stdin:
        try:
            draw(Order(**json.loads(line)))
        except OSError as error:
            print(f"error {error.errno or 0}", flush=True)
            return 1
        print("drawn", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
