"""What a dataset proposes, in the project's own terms: whose label it is, which tags, on which paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from framing.codebook import Codebook
from framing.errors import ExchangeRefused
from framing.exchange.dataset import Dataset, Said
from framing.exchange.matching import Lost, Spot
from framing.labels import NONE, Label, new_label_id
from framing.labels.label import flaw
from framing.team import Team, clean_name


@dataclass(frozen=True)
class Options:
    """What the one who takes labels in says of them."""

    #: Their tag -> ours, or "none".
    tags: Mapping[str, str] = field(default_factory=dict)
    #: Their reviewer -> ours.
    reviewers: Mapping[str, str] = field(default_factory=dict)
    #: Whose all labels are, but for those whose reviewer is in `reviewers`; "" as the file says.
    reviewer: str = ""
    #: What was handed in without a tag is a decision that none fits.
    empty_is_none: bool = False
    #: Labels here that say something else are followed by those of the file.
    replace: bool = False
    #: The field that names a text's article, to make those that are missing; "" for the usual ones; None: make none.
    make_articles: str | None = None


@dataclass(frozen=True)
class Proposals:
    """Labels to take in, as far as the file and the codebook decide; the labels here were not looked at yet."""

    #: Each with where it stands in the file; `saved_at` is "" where the file names no time.
    labels: tuple[tuple[Label, str], ...]
    #: What cannot be taken in, and where it stands.
    left: Mapping[Lost, tuple[str, ...]]
    #: Their reviewer -> ours, of all labels that could be placed.
    reviewers: Mapping[str, str]


NOBODY = Lost("names no reviewer", "Say whose labels these are (--reviewer NAME).")
EMPTY = Lost("has no tag", "Where that says that no tag fits, take them in so (--empty-is-none).")
BOTH = Lost("says that no tag fits, and names one, too", "Decide there which holds.")


def unknown(tag: str, codebook: Codebook) -> Lost:
    """A tag that the codebook does not have."""
    alike = [name for name in (*codebook.names, NONE) if name.casefold() == tag.casefold()]
    new = alike[0] if alike else "OURS"
    return Lost(
        f"has the tag “{tag}”, which is not in the codebook",
        f"Say which of ours it is (--map “{tag}={new}”), or add it to codebook.toml.",
    )


def propose(
    dataset: Dataset,
    places: Mapping[int, Spot | Lost],
    codebook: Codebook,
    team: Team,
    options: Options,
    path: Path,
) -> Proposals:
    """What `dataset`, read from `path`, proposes. `places` has an entry for each of its records, by position.

    Raises `ExchangeRefused` where `options` do not fit the codebook or the file.
    """
    _check(dataset, codebook, options, path)
    labels: list[tuple[Label, str]] = []
    left: dict[Lost, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for at, record in enumerate(dataset.records):
        for said in record.said:
            place = places[at]
            tags = _tags(said, codebook, options)
            name = _name(said.reviewer, team, options)
            lost = next((one for one in (place, tags) if isinstance(one, Lost)), None)
            lost = lost or (None if name else NOBODY)
            if lost:
                left[lost].append(said.where)
                continue
            label = Label(
                id=new_label_id(),
                saved_at=said.saved_at,
                reviewer=name,
                role=said.role,
                article=place.article,
                paragraph=place.number,
                paragraph_id=place.paragraph_id,
                tags=tags,
                unsure=said.unsure,
                note=said.note,
                codebook=said.codebook or codebook.fingerprint,
            )
            if problem := flaw(label):
                left[Lost(f"cannot be kept: {problem}", "Change that in the file.")].append(said.where)
                continue
            names[said.reviewer] = name
            labels.append((label, said.where))
    return Proposals(
        tuple(labels), {lost: tuple(where) for lost, where in left.items()}, dict(sorted(names.items()))
    )


def _check(dataset: Dataset, codebook: Codebook, options: Options, path: Path) -> None:
    for theirs, ours in options.tags.items():
        if ours != NONE and ours not in codebook.by_name:
            raise ExchangeRefused(
                path,
                f"its tag “{theirs}” is to become “{ours}”, which is not in the codebook.",
                f"Choose from {', '.join((*codebook.names, NONE))}.",
            )
    if options.reviewer:
        named = {said.reviewer for record in dataset.records for said in record.said if said.reviewer}
        others = sorted(named - options.reviewers.keys())
        if len(others) > 1:
            raise ExchangeRefused(
                path,
                f"it holds labels of several people ({', '.join(others[:8])}).",
                "Say who each of them is (--reviewer THEIRS=OURS).",
            )


def _tags(said: Said, codebook: Codebook, options: Options) -> tuple[str, ...] | Lost:
    """The tags of a decision, as labels carry them."""
    found: set[str] = set()
    for theirs in said.tags:
        tag = options.tags.get(theirs, theirs)
        if tag != NONE and tag not in codebook.by_name:
            clean = " ".join(tag.split())
            if clean not in codebook.by_name:
                return unknown(theirs, codebook)
            tag = clean
        found.add(tag)
    if not found:
        return (NONE,) if options.empty_is_none else EMPTY
    if NONE in found and len(found) > 1:
        return BOTH
    return codebook.in_order(found)


def _name(theirs: str, team: Team, options: Options) -> str:
    """Whose label it is, as labels carry the name: as `options` say, else as team.toml knows them, else as it stands."""
    name = clean_name(options.reviewers.get(theirs) or options.reviewer or theirs) or ""
    member = team.by_email(name) or team.member(name)
    return member.name if member else name
