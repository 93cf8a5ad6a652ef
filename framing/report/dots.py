"""Pictures of dots, drawn by a process of its own while the next chart is laid out: both take about as long.

Run as a module, it draws the SVG files whose paths come in line by line, each to a PNG beside it. Where the system
refuses to write, it says the error's number and ends.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

#: Dots for each pixel of a picture's width: sharp in print, and where there are many, sharp on a screen.
FINE, PLAIN = 2.5, 1.5

_ROOT = Path(__file__).parents[2]


def as_png(svg: str, scale: float = FINE) -> bytes:
    """`svg`, which `svg.lean` returned, as a picture of dots.

    With a palette, as charts have few colours: a tenth of the size.
    """
    import vl_convert
    from PIL import Image

    with Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=scale))) as whole:
        few = whole.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    file = io.BytesIO()
    few.save(file, "PNG")
    return file.getvalue()


def draw(svg: Path, scale: float = FINE) -> None:
    """Draw the file `svg` to a PNG beside it."""
    svg.with_suffix(".png").write_bytes(as_png(svg.read_text("utf-8"), scale))


class Beside:
    """Draws many files, plainly, while the block goes on; all of them are drawn when it ends. Raises `OSError` then."""

    def __enter__(self) -> Self:
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            errors="surrogateescape",
            env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
        )
        return self

    def draw(self, svg: Path) -> None:
        """Have the file `svg`, which is written, drawn to a PNG beside it."""
        try:
            print(svg, file=self._process.stdin, flush=True)
        except BrokenPipeError:
            self._end()

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self._process.kill()
            self._process.communicate()
        else:
            self._end()

    def _end(self) -> None:
        said, _ = self._process.communicate()
        if self._process.returncode:
            number = int(said) if said.strip().isdecimal() else 0
            raise OSError(number, os.strerror(number) if number else "charts could not be drawn as PNG")


def main() -> int:
    for line in sys.stdin:
        try:
            draw(Path(line.rstrip("\n")), PLAIN)
        except OSError as error:
            print(error.errno or "", flush=True)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
