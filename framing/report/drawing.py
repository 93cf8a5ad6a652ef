"""The pictures of a report, each drawn to a file as SVG and as PNG; where there are many, by a process beside this one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from framing.report.svg import drawn, lean

#: Dots for each pixel of a picture's width: sharp in print, and where there are many, sharp on a screen.
FINE, PLAIN = 2.5, 1.5

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Order:
    """A picture to be drawn."""

    #: Vega-Lite.
    spec: dict
    title: str
    #: What it shows, for readers who do not see it.
    words: str
    #: Its SVG file, whose stem is its name; the PNG stands beside it.
    file: str
    #: In pixels.
    width: int
    scale: float


def draw(order: Order) -> None:
    """Draw a picture to its two files."""
    file = Path(order.file)
    svg = lean(drawn(order.spec, order.width), file.stem, order.title, order.words)
    file.write_text(svg, encoding="utf-8", newline="\n")
    file.with_suffix(".png").write_bytes(as_png(svg, order.scale))


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


class Beside:
    """A process that draws while this one goes on to other work. It is started by the first order."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._ordered = 0
        # A pipe holds part of an order; whoever wrote on would wait until the pictures before it are drawn.
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="orders")

    def draw(self, order: Order) -> None:
        """Have a picture drawn; `done` tells when."""
        process = self._started()
        self._ordered += 1
        self._hand.submit(_hand_over, process, order)

    def done(self) -> Iterator[float]:
        """Wait until all is drawn: which share of it is, one after the other. Raises `OSError` where it cannot be."""
        if self._process is None:
            return
        process = self._process
        self._hand.submit(_no_more, process)
        drawn_so_far, number = 0, 0
        for line in process.stdout:
            if line.startswith("error "):
                number = int(line.split()[1])
            else:
                drawn_so_far += 1
                yield drawn_so_far / self._ordered
        if process.wait() or drawn_so_far < self._ordered:
            raise OSError(number, os.strerror(number) if number else "the charts could not be drawn")

    def close(self) -> None:
        """End it, whatever it is at."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._hand.shutdown(cancel_futures=True)
        if self._process is not None:
            _no_more(self._process)
            self._process.stdout.close()

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
            self._process = subprocess.Popen(
                [sys.executable, "-m", "framing.report"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
            )
        return self._process


def _hand_over(process: subprocess.Popen[str], order: Order) -> None:
    with suppress(OSError):  # it has ended; why, it has said
        print(json.dumps(vars(order)), file=process.stdin, flush=True)


def _no_more(process: subprocess.Popen[str]) -> None:
    with suppress(OSError):  # what was left in the pipe when it ended
        process.stdin.close()
