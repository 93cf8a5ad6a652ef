"""What people are called for whoever looks: in an anonymous team, reviewers are letters to each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.parts import sign_in
from app.parts.current_project import current_project
from framing.labels import Label
from framing.project import Project
from framing.team import Person
from framing.team.aliases import naming


def called(project: Project, person: Person, name: str) -> str:
    """What `person` is to call the one who is named `name`. Labels that `seen_by` gives are under such names."""
    return _naming(project, person)(name)


def signing() -> Callable[[Label], str]:
    """Label -> who it is by, as the person in front of this page may know. For labels of the store itself.

    A verdict has the name of the lead who settled.
    """
    name_of = _naming(current_project(), sign_in.person())
    return lambda label: label.reviewer if label.role == "adjudicator" else name_of(label.reviewer)


def _naming(project: Project, person: Person) -> Callable[[str], str]:
    if person.is_lead or not project.team.anonymous:
        return _kept(person, project.team, ())
    return _kept(person, project.team, tuple(project.store.read().reviewers), project.links.alias_key)


_kept = lru_cache(maxsize=64)(naming)
