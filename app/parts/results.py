"""What takes a moment to work out from what somebody sees, worked out once for all who see the same."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

import streamlit as st

from app.parts import sign_in
from app.parts.current_project import current_project
from app.parts.problems import told
from app.parts.sight import Seen, seen_by
from framing.codebook import Codebook

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
    future: Future[Any] | None = None
    progress: float = 0.0
    #: Until when, by a monotonic clock, it stands for what was saved since.
    good_until: float = 0.0


class Results:
    """Work by whose eyes it is for and what is asked: a selection, or what goes with one. One thread does it, one
    result after the other: `find(articles, units, labels, codebook, asked, progress=, earlier=)` gives it.

    A person who goes on to something else does not stop it: the next look finds it done.
    """

    def __init__(self, find: Callable[..., Any], clock: Callable[[], float] = time.monotonic):
        self._find, self._clock = find, clock
        self._known: OrderedDict[tuple, Work] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="results")

    def of(self, seen: Seen, asked: Hashable, codebook: Codebook) -> Work:
        """The work on `seen`; or that on earlier labels, where doing it again would cost more than it tells."""
        with self._lock:
            key = (_beside_labels(seen.version), asked)
            work = self._known.get(key)
            if work is None or not self._stands(work, seen):
                earlier = work.future.result() if work and _succeeded(work) else None
                work = self._known[key] = Work(seen)
                work.future = self._pool.submit(self._do, work, asked, codebook, earlier)
            self._known.move_to_end(key)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            return work

    def is_news(self, version: Hashable, drawn: Hashable, asked: Hashable) -> bool:
        """Whether `of` gives something else for what is seen as of `version` than it gave as of `drawn`."""
        if version == drawn:
            return False
        work = self._known.get((_beside_labels(version), asked))
        return work is None or work.seen.version != drawn or self._clock() >= work.good_until

    def _stands(self, work: Work, seen: Seen) -> bool:
        if work.future.done() and work.future.exception():
            return False
        return work.seen.version == seen.version or not work.future.done() or self._clock() < work.good_until

    def _do(self, work: Work, asked: Hashable, codebook: Codebook, earlier: Any) -> Any:
        began = self._clock()

        def progress(part: float) -> None:
            work.progress = part

        seen = work.seen
        found = self._find(
            seen.articles, seen.units, seen.labels, codebook, asked, progress=progress, earlier=earlier
        )
        ended = self._clock()
        work.good_until = ended + _REST * (ended - began)
        return found


def done(results: Results, seen: Seen, asked: Hashable, codebook: Codebook, doing: str) -> Work:
    """The work of `results` on `seen`, once it is done; until then a bar that says `doing`, if it takes long.

    When there is news of it, the page is drawn again.
    """
    work = results.of(seen, asked, codebook)
    with st.empty():
        _wait(work, doing)
    _watch(results, work.seen.version, asked)
    return work


@st.fragment(run_every=3)
def _watch(results: Results, drawn: Hashable, asked: Hashable) -> None:
    """Draws nothing. When what `results` have is not that of what was seen as of `drawn`, the page is drawn again."""
    with told():
        project = current_project()
        project.library.refresh(max_age=2.0)
        if results.is_news(seen_by(sign_in.person(), project).version, drawn, asked):
            st.rerun()


def _wait(work: Work, doing: str) -> None:
    wait([work.future], _PATIENCE)
    while not work.future.done():
        st.progress(min(1.0, work.progress), doing)
        wait([work.future], _LOOK)


def _beside_labels(version: Hashable) -> Hashable:
    """All of `Seen.version` but which labels were saved, which comes first."""
    return version[1:]


def _succeeded(work: Work) -> bool:
    return work.future.done() and not work.future.exception()
