"""Commands on what reviewers disagree on, and how it is settled."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from framing.cli.common import add_command, complain, opened, person_name, plain
from framing.errors import ArticleError, LeadOnly

if TYPE_CHECKING:
    from framing.articles.places import Place
    from framing.labels import Label
    from framing.project import Project
    from framing.reliability.disagreements import Disagreements

#: How much of a paragraph is printed, in characters.
EXCERPT = 160

#: What is still to be settled.
UNSETTLED = ("open", "lapsed", "majority")


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(
        commands, disagreements, "List the paragraphs that reviewers disagree on, the most contested first."
    )
    command.add_argument("--json", action="store_true", help="one JSON document, nothing left out")
    command.add_argument("--tag", metavar="TAG", help="only where they differ on it (none is one, too)")
    command.add_argument("--pair", nargs=2, metavar=("A", "B"), help="only where these two reviewers differ")
    command.add_argument("--all", action="store_true", help="those that are settled, too")

    command = add_command(
        commands, accept, "Settle the paragraphs that all reviewers agree on as they have them."
    )
    command.add_argument(
        "--by", required=True, type=person_name, metavar="NAME", help="whose verdicts they are: the lead's"
    )
    command.add_argument(
        "--majority", action="store_true", help="those, too, that more than half of the reviewers agree on"
    )
    command.add_argument("--dry-run", action="store_true", help="say how many, and change nothing")


# ------------------------------------------------------------------------- disagreements


def disagreements(options: argparse.Namespace) -> int:
    project = opened(options)
    found = _found(project)
    rows = found.order(
        tag=options.tag,
        pair=options.pair and tuple(options.pair),
        states=(*UNSETTLED, "adjudicated") if options.all else UNSETTLED,
    ).tolist()
    texts = _texts(project, [found.place(row) for row in rows])
    entries = [_entry(project, found, row, texts) for row in rows]
    if options.json:
        document = {"counts": _counts(found), "disagreements": entries}
        print(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False))
        return 0
    print(_heading(found))
    for entry in entries:
        for line in _lines(entry):
            print(plain(line))
    if not entries:
        print(_nothing(found, bool(options.tag or options.pair), options.all))
    return 0


def _nothing(found: Disagreements, filtered: bool, settled_too: bool) -> str:
    """Why the list is empty."""
    if not len(found):
        return "Nobody has tagged anything yet."
    which = "" if settled_too else " that is left to settle"
    if filtered:
        return f"No paragraph{which} is so."
    return "Reviewers differ on no paragraph." if settled_too else "No paragraph is left to settle."


def _found(project: Project) -> Disagreements:
    from framing.reliability.disagreements import disagreements as disagreements_in

    project.library.index()
    return disagreements_in(project.library.unit_arrays(), project.store.read(), project.codebook)


def _counts(found: Disagreements) -> dict[str, int]:
    """How many paragraphs are in each state."""
    from framing.reliability.disagreements import STATES

    return {state: int((found.state == code).sum()) for code, state in enumerate(STATES)}


def _heading(found: Disagreements) -> str:
    said = {
        "open": "open",
        "lapsed": "with a verdict that lapsed",
        "majority": "with a majority",
        "unanimous": "unanimous",
        "single": "with one reviewer",
        "adjudicated": "settled by a verdict",
    }
    counts = _counts(found)
    return "Paragraphs: " + ", ".join(f"{counts[state]} {words}" for state, words in said.items()) + "."


def _entry(project: Project, found: Disagreements, row: int, texts: dict[Place, str]) -> dict:
    """All there is to say of one paragraph; "text" is None where the article does not open any more."""
    from framing.reliability.disagreements import STATES

    place = found.place(row)
    verdict = found.verdict_on(row)
    state = STATES[found.state[row]]
    return {
        "article": place.article,
        "paragraph": int(found.number[row]),
        "paragraph_id": place.paragraph_id,
        "text": texts.get(place),
        "state": state,
        "contested": float(found.contested[row]),
        "labels": [_decision(project, label) for label in found.said(row)],
        "verdict": verdict and _decision(project, verdict) | {"lapsed": state == "lapsed"},
    }


def _decision(project: Project, label: Label) -> dict:
    return {
        "reviewer": label.reviewer,
        "tags": list(project.codebook.in_order(label.tags)),
        "unsure": label.unsure,
        "note": label.note,
    }


def _texts(project: Project, places: Iterable[Place]) -> dict[Place, str]:
    """The text of each paragraph whose article opens; every article is read once."""
    from framing.articles.places import Place

    wanted, found = set(places), {}
    for article in {place.article for place in wanted}:
        try:
            paragraphs = project.library.article(article).paragraphs
        except ArticleError:
            continue
        found |= {Place(article, paragraph.id): paragraph.text for paragraph in paragraphs}
    return {place: text for place, text in found.items() if place in wanted}


def _lines(entry: dict) -> list[str]:
    text = entry["text"] or "(the text is gone)"
    lines = [
        f"{entry['article']} {entry['paragraph']}: {entry['state']}, contested {entry['contested']:.2f}",
        f"  {text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + '…'}",
    ]
    lines += [f"  {_in_words(decision)}" for decision in entry["labels"]]
    if verdict := entry["verdict"]:
        lapsed = "; lapsed, since a reviewer changed their label after it" if verdict["lapsed"] else ""
        lines.append(f"  verdict of {_in_words(verdict)}{lapsed}")
    return lines


def _in_words(decision: dict) -> str:
    unsure = " (unsure)" if decision["unsure"] else ""
    note = " ".join(decision["note"].split())
    return f"{decision['reviewer']}: {', '.join(decision['tags'])}{unsure}" + (f" – {note}" if note else "")


# -------------------------------------------------------------------------------- accept


def accept(options: argparse.Namespace) -> int:
    from framing.articles.places import Place
    from framing.reliability.accepting import accepted, to_accept
    from framing.reliability.disagreements import STATES

    project = opened(options)
    by = _lead(project, options.by)
    found = _found(project)
    states = ("unanimous", "majority") if options.majority else ("unanimous",)
    rows = to_accept(found, states)
    state_of = {found.place(row): STATES[found.state[row]] for row in rows.tolist()}

    def counts(of: Iterable[str]) -> str:
        many = Counter(of)
        return ", ".join(f"{many[state]} {state}" for state in states)

    if options.dry_run:
        print(f"To accept: {counts(state_of.values())}.")
        return 0
    made = project.store.append_decided(lambda table: accepted(found, rows, table, by, project.codebook))
    done = counts(state_of[Place(label.article, label.paragraph_id)] for label in made)
    left = len(rows) - len(made)
    since = f" {left} changed meanwhile, and {'is' if left == 1 else 'are'} left." if left else ""
    print(plain(f"Accepted as verdicts of {by}: {done}.{since}"))
    return 0


def _lead(project: Project, name: str) -> str:
    """Who is meant by `name`, as labels carry it. Raises `LeadOnly` for one who team.toml says is a reviewer."""
    member = project.team.member(name)
    if member is None:
        if project.team.members:
            complain(f"“{name}” is not in team.toml.")
        return name
    if not member.person.is_lead:
        raise LeadOnly
    return member.name
