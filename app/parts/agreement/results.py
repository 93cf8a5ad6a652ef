"""The agreement of what somebody sees, worked out once for all who see the same."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from app.parts import sign_in
from app.parts.current_project import current_project
from app.parts.problems import told
from app.parts.sight import Seen, seen_by
from framing.codebook import Codebook
from framing.selection import Selection

if TYPE_CHECKING:
    from framing.reliability.agreement import Agreement

#: So many results are held; the largest, of 300,000 labels, takes some 27 megabytes.
_KEPT = 16

#: Of the time, at most one part in so many goes into results, however fast labels come in.
_REST = 10

#: Work that takes longer than this shows how far it is, in seconds.
_PATIENCE = 1.0
_LOOK = 0.1


@dataclass
class Work:
    """A result, or what there is of it."""

    seen: Seen
    future: Future[Agreement] | None = None
    progress: float = 0.0
    #: Until when, by a monotonic clock, it stands for what was saved since.
    good_until: float = 0.0


class Results:
    """Work by whose eyes and which selection it is for. One thread does it, one result after the other.

    A person who goes on to something else does not stop it: the next look finds it done.
    """

    def __init__(self, find: Callable[..., Agreement], clock: Callable[[], float] = time.monotonic):
        self._find, self._clock = find, clock
        self._known: OrderedDict[tuple, Work] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="agreement")

    def of(self, seen: Seen, selection: Selection, codebook: Codebook) -> Work:
        """The work on `seen`; or that on earlier labels, where doing it again would cost more than it tells."""
        with self._lock:
            key = (_beside_labels(seen.version), selection)
            work = self._known.get(key)
            if work is None or not self._stands(work, seen):
                earlier = work.future.result() if work and _succeeded(work) else None
                work = self._known[key] = Work(seen)
                work.future = self._pool.submit(self._do, work, selection, codebook, earlier)
            self._known.move_to_end(key)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            return work

    def is_news(self, version: Hashable, drawn: Hashable, selection: Selection) -> bool:
        """Whether `of` gives something else for what is seen as of `version` than it gave as of `drawn`."""
        if version == drawn:
            return False
        work = self._known.get((_beside_labels(version), selection))
        return work is None or work.seen.version != drawn or self._clock() >= work.good_until

    def _stands(self, work: Work, seen: Seen) -> bool:
        if work.future.done() and work.future.exception():
            return False
        return work.seen.version == seen.version or not work.future.done() or self._clock() < work.good_until

    def _do(
        self, work: Work, selection: Selection, codebook: Codebook, earlier: Agreement | None
    ) -> Agreement:
        began = self._clock()

        def progress(part: float) -> None:
            work.progress = part

        seen = work.seen
        found = self._find(
            seen.articles, seen.units, seen.labels, codebook, selection, progress=progress, earlier=earlier
        )
        ended = self._clock()
        work.good_until = ended + _REST * (ended - began)
        return found


def found_for(seen: Seen, selection: Selection, codebook: Codebook) -> tuple[Seen, Agreement]:
    """What was seen, now or a moment ago, and the agreement in it; a bar shows what takes long.

    Raises `SelectionError` where the selection names what is not there.
    """
    work = done(_results(), seen, selection, codebook, "Working out how far reviewers agree …")
    return work.seen, work.future.result()


def done(results: Results, seen: Seen, selection: Selection, codebook: Codebook, doing: str) -> Work:
    """The work of `results` on `seen`, once it is done; until then a bar that says `doing`, if it takes long.

    When there is news of it, the page is drawn again.
    """
    work = results.of(seen, selection, codebook)
    with st.empty():
        _wait(work, doing)
    _watch(results, work.seen.version, selection)
    return work


@st.fragment(run_every=3)
def _watch(results: Results, drawn: Hashable, selection: Selection) -> None:
    """Draws nothing. When what `results` have is not that of what was seen as of `drawn`, the page is drawn again."""
    with told():
        project = current_project()
        project.library.refresh(max_age=2.0)
        if results.is_news(seen_by(sign_in.person(), project).version, drawn, selection):
            st.rerun()


def _wait(work: Work, doing: str) -> None:
    wait([work.future], _PATIENCE)
    while not work.future.done():
        st.progress(min(1.0, work.progress), doing)
        wait([work.future], _LOOK)


@st.cache_resource(show_spinner=False)
def _results() -> Results:
    from framing.reliability.agreement import agreement

    return Results(agreement)


def _beside_labels(version: Hashable) -> Hashable:
    """All of `Seen.version` but which labels were saved, which comes first."""
    return version[1:]


def _succeeded(work: Work) -> bool:
    return work.future.done() and not work.future.exception()
