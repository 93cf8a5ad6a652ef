"""Every error that people see, made from its facts and read as they read it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import framing
from framing import errors
from framing.errors import FramingError

# All modules, since any might define an error.
for module in pkgutil.walk_packages(framing.__path__, "framing."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)

#: Values for the facts that errors are made of, by name.
FACTS = {
    "folder": Path("/somewhere/island"),
    "file": Path("/somewhere/island/sources/bridge.txt"),
    "other": Path("/somewhere/island/sources/bridge.md"),
    "problem": "a cell is wrong.",
    "remedy": "Put it right.",
    "reason": "the disk is full",
    "looks_like": "a picture",
    "size": 52_000_000,
    "limit": 5_000_000,
    "article": "bridge",
    "known": 12,
    "paragraphs": 90_000,
    "row": 41,
    "line": 44,
    "expected": ("id", "tags"),
    "seconds": 10.0,
    "standing": ("reliability-1", "retest-2"),
}

#: Errors without a place: of the person themself, of what was typed this moment, or read by strangers, who
#: are told nothing of the project.
PLACELESS = {
    "LinkRefused",
    "LinkUnknown",
    "NothingToReport",
    "NotSignedIn",
    "PackageNotMade",
    "SaidMeanwhile",
    "SelectionError",
    "TaskSetUnknown",
}

#: Values for facts of other names, by type.
OTHERS = {"int": 20_000, "float": 2.5, "str": "some word"}


def all_errors(root: type[FramingError] = FramingError) -> list[type[FramingError]]:
    """`root`'s subclasses, however far down."""
    below = [kind for child in root.__subclasses__() for kind in (child, *all_errors(child))]
    return sorted(set(below), key=lambda kind: kind.__name__)


def has_its_own_sentence(kind: type[FramingError]) -> bool:
    return kind.__init__ is not Exception.__init__


def made(kind: type[FramingError]) -> FramingError:
    wanted = inspect.signature(kind).parameters
    # Where the remedy is no fact of its own, whoever raises the error writes it behind the problem.
    facts = FACTS if "remedy" in wanted else FACTS | {"problem": f"{FACTS['problem']} {FACTS['remedy']}"}
    return kind(**{name: facts.get(name, OTHERS.get(fact.annotation)) for name, fact in wanted.items()})


def test_every_error_is_offered_by_the_one_package_of_errors():
    assert {getattr(errors, name) for name in errors.__all__} == {FramingError, *all_errors()}


def test_an_error_is_either_one_fault_or_a_family_of_them():
    for kind in all_errors():
        assert has_its_own_sentence(kind) or kind.__subclasses__(), kind.__name__


FAULTS = [kind for kind in all_errors() if has_its_own_sentence(kind)]


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_an_error_is_made_of_facts_and_says_one_line_that_ends_as_a_sentence(kind):
    error = made(kind)
    text = str(error)
    assert text.endswith((".", "!", "?", ")"))
    assert "\n" not in text
    assert "  " not in text
    assert ".." not in text.replace("...", "")
    assert not any(left in text for left in ("{", "}", "None", "PosixPath", "<"))


@pytest.mark.parametrize(
    "kind", [kind for kind in FAULTS if kind.__name__ not in PLACELESS], ids=lambda kind: kind.__name__
)
def test_an_error_names_its_place(kind):
    places = {"folder": "island", "file": "bridge.txt", "article": "bridge"}
    wanted = [place for fact, place in places.items() if fact in inspect.signature(kind).parameters]
    assert wanted, f"{kind.__name__} says of no file, folder or article that it is at fault"
    assert all(place in str(made(kind)) for place in wanted)


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_an_error_says_what_happened_and_what_to_do(kind):
    """Two sentences or two halves of one: the fault, and the remedy."""
    assert len(str(made(kind)).replace("bridge.txt", "").replace("bridge.md", "").split(". ")) > 1
