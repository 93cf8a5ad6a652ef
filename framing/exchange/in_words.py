"""What taking in does, or did, for people to read before they say yes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from framing.exchange.dataset import TITLES
from framing.exchange.taking_in import Plan
from framing.exchange.taking_out import Files
from framing.phrases import counted, listed

#: So many places are named before the rest is only counted.
_LISTED = 5


def lines(plan: Plan, done: bool = False) -> list[str]:
    """What `plan` does or, once it is `done`, did; the most important first, a sentence or two a line."""
    rest = (*_who(plan), *_what_stays_out(plan), *_what_is_nothing(plan))
    return [_what_is_there(plan), *outcome(plan, done), *rest]


def _what_is_there(plan: Plan) -> str:
    dataset = plan.prepared.dataset
    said = sum(len(record.said) for record in dataset.records)
    return (
        f"{TITLES[dataset.format]}: {counted(len(dataset.records), 'text')} with {counted(said, 'label')}; "
        f"{counted(plan.prepared.placed, 'text')} found among the paragraphs of this project."
    )


def outcome(plan: Plan, done: bool = False) -> Iterator[str]:
    """What is there afterwards that was not before."""
    prepared, added = plan.prepared, len(plan.labels) - plan.replacing
    if prepared.articles:
        names = listed(_some([article.file for article in prepared.articles]))
        verb = "Made" if done else "To be made"
        yield f"{verb}: {counted(len(prepared.articles), 'article')} ({names})."
    said = f"{'Taken in' if done else 'To be taken in'}: {counted(added, 'label')}"
    if plan.replacing:
        said += f", and {plan.replacing:,} that follow one that says something else"
    yield f"{said}. Here already: {plan.same:,}."


def _who(plan: Plan) -> Iterator[str]:
    names = plan.prepared.proposals.reviewers
    if names:
        yield "Reviewers: " + ", ".join(_renamed(theirs, ours) for theirs, ours in names.items()) + "."


def _renamed(theirs: str, ours: str) -> str:
    if not theirs:
        return f"{ours} (where the file names nobody)"
    return ours if theirs == ours else f"{ours} (there “{theirs}”)"


def _what_stays_out(plan: Plan) -> Iterator[str]:
    if plan.differing:
        where = _places(
            f"{label.reviewer} on {label.article} {label.paragraph}" for label, _ in plan.differing
        )
        yield (
            f"Left alone, since their reviewer says something else here, or took it back: "
            f"{counted(len(plan.differing), 'label')} ({where}). Those of the file can follow them (--replace)."
        )
    if plan.contradicting:
        yield (
            f"Left out, since one reviewer says two things of one paragraph and neither later: "
            f"{counted(len(plan.contradicting), 'label')} ({_places(plan.contradicting)}). Decide there which holds."
        )
    for lost, where in sorted(plan.prepared.proposals.left.items(), key=lambda one: -len(one[1])):
        yield f"Left out, since it {lost.problem}: {counted(len(where), 'label')} ({_places(where)}). {lost.remedy}"


def _what_is_nothing(plan: Plan) -> Iterator[str]:
    passed = {what: count for what, count in plan.prepared.dataset.passed_over.items() if count}
    if plan.earlier:
        passed["labels that the same reviewer replaced later"] = plan.earlier
    if passed:
        said = ", ".join(f"{what} ({count:,})" for what, count in passed.items())
        yield f"No decisions, and so not looked at: {said}."


def _places(where: Iterable[str]) -> str:
    return "; ".join(_some(dict.fromkeys(where)))


def _some(names: Iterable[str]) -> list[str]:
    names = list(names)
    rest = len(names) - _LISTED
    return names[:_LISTED] + ([f"{rest:,} more"] if rest > 0 else [])


def without_options(text: str) -> str:
    """`text` without the options of the command, for where there is no command line: they stand in brackets."""
    return re.sub(r" \(--[^)]*\)", "", text)


def written(files: Files, first: str) -> str:
    """What was written for another tool; `first` names the file or folder."""
    said = (
        f"{counted(files.paragraphs, 'paragraph')} and {counted(files.labels, 'label')} of "
        f"{counted(files.reviewers, 'reviewer')} written to {first}."
    )
    if files.left:
        said += f" Not in it: {counted(files.left, 'label')} on text that is gone."
    return said
