"""A team's session: 30 reviewers and their lead, each in a session of their own, signed in by join links.

Every reviewer presses a key about every 3 s, for 3 minutes, and goes on to the next article where one ends. The
reviewers are raw clients in one process (see wire.py); the server, in another, shares the machine with them. A
press counts when the paragraph it was for has given way to the next, because that is what tells a reviewer that
it was saved; each of them is then looked for in labels.csv. For the second half of the time a lead's Team page is
open and refreshes itself.

After that, everybody's connection is lost and made again. Then everybody presses as fast as answers come, and
the server is killed in the middle of it (SIGKILL), started again on its port, and everybody comes back with their
cookie and the address they were at. Half of the reviewers have reloaded the page in their first article.

`python -m benchmarks.team_session 20` does it in 20 s, to try it out.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.browsing import cpu_seconds, resident_megabytes, serve
from benchmarks.report import Report
from benchmarks.reviewers import Reviewer, how_many_moved, look_for_every_press
from benchmarks.team_project import LEAD, TeamProject, make_team_project
from benchmarks.wire import Answer, Tab

REVIEWERS, EVERY, SECONDS = 30, 3.0, 180
ARTICLES, PARAGRAPHS, EACH = 60, 40, 2

#: What the labels themselves and the caches of a session may take over the run, in MB.
GROWTH = 15

#: How long everybody presses at full pace before the server is killed, in seconds.
_RUSH = 4


def main(seconds: float = SECONDS) -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch:
        project = make_team_project(Path(scratch) / "team", REVIEWERS, ARTICLES, PARAGRAPHS, EACH)
        asyncio.run(_session(project, seconds, report))
    return report.print()


async def _session(project: TeamProject, seconds: float, report: Report) -> None:
    with ExitStack() as servers:
        url, server = servers.enter_context(serve("annotate_app.py", project.folder))
        team = [Reviewer(name, Tab(url), random.Random(name)) for name in project.doors if name != LEAD]
        lead = Tab(url)
        await _come_in(team, lead, project, server, report)
        await _at_human_pace(team, lead, server, seconds, report)
        look_for_every_press("at human pace", team, project.folder, report)

        left_at = [reviewer.tab.desk for reviewer in team]
        await asyncio.gather(*(reviewer.tab.close() for reviewer in team))
        await asyncio.gather(*(reviewer.tab.open() for reviewer in team))
        report.add(
            "connection lost: reviewers who are not where they were",
            how_many_moved(team, left_at),
            "",
            at_most=0,
        )

        before = sum(len(reviewer.confirmed) for reviewer in team)
        rush = asyncio.gather(*(reviewer.tag_until_gone() for reviewer in team))
        await asyncio.sleep(_RUSH)
        server.kill()
        await rush
        confirmed = sum(len(reviewer.confirmed) for reviewer in team) - before
        report.add("full pace: confirmed tags a second, until the server is killed", confirmed / _RUSH, "/s")
        look_for_every_press("server killed", team, project.folder, report)
        server.wait()

        started = time.perf_counter()
        servers.enter_context(serve("annotate_app.py", project.folder, int(url.rpartition(":")[2])))
        answering = time.perf_counter()
        left_at = [reviewer.tab.desk for reviewer in team]
        await asyncio.gather(*(reviewer.tab.open() for reviewer in team))
        back = time.perf_counter()
        report.add("server started again: until it answers", answering - started, "s")
        report.add(
            f"server started again: then until all {REVIEWERS} are back, at once", back - answering, "s"
        )
        report.add(
            "server started again: reviewers who are not where they were",
            how_many_moved(team, left_at),
            "",
            at_most=0,
        )
        await asyncio.gather(*(reviewer.tag() for reviewer in team))
        look_for_every_press("server started again, one more tag each", team, project.folder, report)
        await asyncio.gather(*(reviewer.tab.close() for reviewer in team))


async def _come_in(
    team: list[Reviewer], lead: Tab, project: TeamProject, server: subprocess.Popen, report: Report
) -> None:
    """Everybody sits down, one after the other."""
    report.add("memory of the server before anybody came", resident_megabytes(server.pid), "MB")
    await asyncio.to_thread(lead.visit, project.doors[LEAD])
    await team[0].sit_down(project.doors[team[0].name], reloads=False)
    report.add("memory, one session", resident_megabytes(server.pid), "MB")
    # What is loaded once for all must not count as a session's, nor as growth.
    first = await _open_team_page(lead)
    await lead.close()
    loaded = resident_megabytes(server.pid)
    report.add("memory, one session, and the Team page was open once", loaded, "MB")
    report.add("Team page: first time since the server started", 1000 * (first.ended - first.sent), "ms")
    for number, reviewer in enumerate(team[1:]):
        # The address that the page was loaded with must not count when the connection is made anew.
        await reviewer.sit_down(project.doors[reviewer.name], reloads=number % 2 == 0)
    everybody = resident_megabytes(server.pid)
    report.add(f"memory, {REVIEWERS} sessions", everybody, "MB")
    report.add("memory a session", (everybody - loaded) / (REVIEWERS - 1), "MB")


async def _at_human_pace(
    team: list[Reviewer], lead: Tab, server: subprocess.Popen, seconds: float, report: Report
) -> None:
    start = time.perf_counter()
    half, end = start + seconds / 2, start + seconds
    memory, busy = resident_megabytes(server.pid), cpu_seconds(server.pid)
    watching = asyncio.create_task(_watch_the_team(lead, half, end))
    await asyncio.gather(*(reviewer.tag_at_human_pace(EVERY, start, end) for reviewer in team))
    busy = cpu_seconds(server.pid) - busy
    growth = resident_megabytes(server.pid) - memory
    refreshed = await watching
    answers = [answer for reviewer in team for _, answer in reviewer.confirmed]
    parts = {
        "": answers,
        ", first half": [a for a in answers if a.sent < half],
        ", Team page open": [a for a in answers if a.sent >= half],
    }
    for what, some in parts.items():
        waits = [1000 * (a.shown - a.sent) for a in some]
        report.add(f"press to next paragraph received{what}: median", statistics.median(waits), "ms")
        report.add(
            f"press to next paragraph received{what}: 95th percentile", _high(waits), "ms", at_most=100
        )
    report.add(
        "press to next paragraph received: longest", max(1000 * (a.shown - a.sent) for a in answers), "ms"
    )
    moves = [1000 * (a.ended - a.sent) for reviewer in team for a in reviewer.moves]
    report.add("next article, or the first: 95th percentile", _high(moves), "ms")
    if refreshed:
        times = [1000 * (a.ended - a.sent) for a in refreshed]
        report.add(f"Team page, refreshed {len(times)} times: median", statistics.median(times), "ms")
        report.add("Team page: 95th percentile", _high(times), "ms")
    report.add("server: share of one processor", 100 * busy / seconds, "%")
    report.add("memory: growth over the run", growth, "MB", at_most=GROWTH)


async def _open_team_page(lead: Tab) -> Answer:
    await asyncio.to_thread(lead.visit, "/team")
    return await lead.open()


async def _watch_the_team(lead: Tab, start: float, end: float) -> list[Answer]:
    """Opens the Team page at `start`. Returns how it refreshed itself until `end`."""
    await asyncio.sleep(max(0, start - time.perf_counter()))
    await _open_team_page(lead)
    answers = []
    while lead.refresh and time.perf_counter() + lead.refresh[1] < end:
        answers.append(await lead.wait_and_refresh())
    await lead.close()
    return answers


def _high(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


if __name__ == "__main__":
    raise SystemExit(main(*map(float, sys.argv[1:])))
