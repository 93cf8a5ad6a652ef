"""Reports made beside the app: a process of its own each, one at a time, so that tagging stays fast.

A report goes on when the page is left, and two people who ask for the same one get the same one. What was made
stays until it is made anew, some others were made since, or the server ends; then its files are gone.
"""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Literal, NamedTuple

from app.parts.report.workplace import Workplace

_LOG = logging.getLogger(__name__)

#: Such as "35 % Drawing the charts".
_STEP = re.compile(r"(\d{1,3}) % (.+)")

#: How many of a process's last lines are kept, for the log.
_LINES = 40

#: So many reports are kept.
_KEPT = 8

_NO_REASON = "The report could not be made, and it is not said why. Look into the server's log, or ask again."


class Wanted(NamedTuple):
    """Which report."""

    by: str = "article"
    basis: str = "average"
    with_texts: bool = True
    anonymous: bool = False
    title: str = ""

    def options(self) -> list[str]:
        """Those of `python -m framing report`."""
        switches = {"--without-texts": not self.with_texts, "--anonymous": self.anonymous}
        chosen = [switch for switch, on in switches.items() if on]
        # One word, so that a title that begins with a dash is no option.
        return ["--by", self.by, "--basis", self.basis, f"--title={self.title}", *chosen]


@dataclass
class Job:
    """A report, from when it is asked for."""

    wanted: Wanted
    #: What it is made of, as of when it was asked for.
    version: Hashable
    state: Literal["waiting", "running", "done", "failed"] = "waiting"
    #: From 0 to 1, and what is being done.
    share: float = 0.0
    doing: str = ""
    #: What went wrong, as a sentence.
    problem: str = ""
    #: Its two files, once it is done, and when that was.
    page: Path | None = None
    zipped: Path | None = None
    made_at: str = ""
    _said: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether there is still something to wait for."""
        return self.state in ("waiting", "running")


class Press:
    """The reports of one project. `command` is what makes one, but for its options and its folder; it does so in `place`."""

    def __init__(
        self,
        folder: Path,
        place: Workplace,
        command: tuple[str, ...] = (sys.executable, "-m", "framing", "report"),
    ):
        self._folder, self._workplace, self._command = folder, place, command
        self._jobs: dict[Wanted, Job] = {}
        self._made: dict[Wanted, Job] = {}
        self._lock, self._turn = threading.Lock(), threading.Lock()

    def ask(self, wanted: Wanted, version: Hashable) -> Job:
        """Begin to make a report, unless somebody waits for the same one already."""
        with self._lock:
            job = self._jobs.get(wanted)
            if job is None or not job.is_open:
                job = self._jobs[wanted] = Job(wanted, version)
                # A thread that waits for a process keeps no server from ending.
                threading.Thread(target=self._do, args=(job,), name="report", daemon=True).start()
            return job

    def job(self, wanted: Wanted) -> Job | None:
        """What was asked for last; it may be under way, or have failed."""
        return self._jobs.get(wanted)

    def made(self, wanted: Wanted) -> Job | None:
        """The last report of its kind that is done, if its files are still there."""
        job = self._made.get(wanted)
        return job if job is not None and job.zipped.is_file() and job.page.is_file() else None

    def _do(self, job: Job) -> None:
        with self._turn:
            place = None
            try:
                place = self._workplace.new_folder()
                self._make(job, place)
            except Exception as problem:
                if not self._workplace.closed:
                    _LOG.exception("A report was not made")
                job.problem = job.problem or _in_words(problem)
            if job.made_at:
                self._keep(job)
                job.state = "done"
            else:
                job.state = "failed"
                if place is not None:
                    shutil.rmtree(place, ignore_errors=True)

    def _keep(self, job: Job) -> None:
        """Put `job` in the place of the earlier one of its kind; of the others the oldest go."""
        gone = [self._made.pop(job.wanted, None)]
        self._made[job.wanted] = job
        while len(self._made) > _KEPT:
            gone.append(self._made.pop(next(iter(self._made))))
        for one in gone:
            if one is not None and one.zipped is not None:
                shutil.rmtree(one.zipped.parent, ignore_errors=True)

    def _make(self, job: Job, place: Path) -> None:
        job.state, job.doing = "running", "Starting"
        made = place / "report"
        command = [*self._command, str(self._folder), "-o", str(made), "--progress", *job.wanted.options()]
        with self._workplace.start(command, place, stderr=subprocess.STDOUT) as process:
            _follow(process.stdout, job)
        page = made / "report.html"
        if process.returncode or not page.is_file():
            # A refusal is one sentence; anything else is for the log.
            refused = process.returncode in (1, 2) and len(job._said) == 1
            job.problem = job._said[0] if refused else _NO_REASON
            if not refused and not self._workplace.closed:
                _LOG.error("A report was not made (exit %s):\n%s", process.returncode, "\n".join(job._said))
            return
        job.doing = "Packing"
        job.zipped = Path(shutil.make_archive(str(place / "packed"), "zip", place, "report"))
        job.page = page
        job.made_at = datetime.now(UTC).isoformat()


def _follow(lines: IO[str], job: Job) -> None:
    """Take up what a process says of how far it is, until it ends."""
    for line in lines:
        if step := _STEP.fullmatch(line.strip()):
            job.share, job.doing = int(step[1]) / 100, step[2]
        elif line.strip():
            job._said = [*job._said[-_LINES:], line.rstrip()]


def _in_words(problem: Exception) -> str:
    if isinstance(problem, OSError):
        reason = (problem.strerror or str(problem)).rstrip(".")
        return f"The report could not be made: {reason}. Ask whoever runs the server to make room, then ask again."
    return _NO_REASON


def reading(press: Press, wanted: Wanted, which: Literal["page", "zipped"]) -> Callable[[], bytes]:
    """What reads a file of the last report of its kind, when it is called."""

    def read() -> bytes:
        file = getattr(press.made(wanted), which)
        return file.read_bytes()

    return read
