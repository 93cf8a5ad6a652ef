"""Who reviewers are to each other in a team that is anonymous: "Reviewer A", "Reviewer B" and so on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from itertools import count, islice

from framing.labels import LabelTable, Role
from framing.team.people import Person, name_key
from framing.team.roster import Team

#: Who has no alias, because they are neither listed nor among the labels.
SOMEBODY = "Another reviewer"


def aliases(names: Iterable[str], seed: str, guests: Iterable[str] = ()) -> dict[str, str]:
    """Name -> alias, for `names` in an order that only the names and `seed` decide, then for `guests` in theirs.

    The order in which `names` are given does not matter, and says nothing of the letters. Spellings of one name
    share an alias, and no alias is a name that somebody has. Whoever has the names and the seed can work the
    letters out: let it hold something that only leads have.
    """
    listed, guests = sorted(set(names)), list(guests)
    people = dict.fromkeys(name_key(name) for name in sorted(listed, key=lambda name: _place(name, seed)))
    people |= dict.fromkeys(map(name_key, guests))
    free = (alias for alias in map(_alias, count()) if name_key(alias) not in people)
    given = dict(zip(people, islice(free, len(people)), strict=True))
    return {name: given[name_key(name)] for name in (*listed, *guests)}


def aliases_of(team: Team, everybody: Iterable[str], key: str = "") -> dict[str, str]:
    """Name -> alias, for the people of `team` and for `everybody` else who has tagged, in the order of their first
    labels: whoever comes in later takes no letter away. `key` is the project's `Links.alias_key`."""
    members = {name_key(member.name) for member in team.members}
    listed = {member.name for member in team.members}
    guests = []
    for name in everybody:
        if name_key(name) in members:
            listed.add(name)
        else:
            guests.append(name)
    return aliases(listed, team.seed + key, guests)


def naming(person: Person, team: Team, everybody: Iterable[str], key: str = "") -> Callable[[str], str]:
    """What `person` is to call the one who is named so: by name, or where names are hidden, by alias.

    Everybody has their own name for themselves, and leads see all names. `everybody` is who has tagged. An alias
    is called what it is, so that a name may go through here twice; a name that is nobody's is `SOMEBODY`. `key`
    is the project's `Links.alias_key`.
    """
    if person.is_lead or not team.anonymous:
        return lambda name: name
    known = aliases_of(team, everybody, key)
    own, taken = name_key(person.name), set(known.values())

    def called(name: str) -> str:
        if name_key(name) == own or name in taken:
            return name
        return known.get(name, SOMEBODY)

    return called


def under_aliases(table: LabelTable, called: Callable[[str], str]) -> LabelTable:
    """`table` with each reviewer called what `called` says. Verdicts stay under the name of the lead who settled."""

    def name_of(name: str, role: Role) -> str:
        return called(name) if role == "reviewer" else name

    return table.renamed(name_of)


def _place(name: str, seed: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{name_key(name)}".encode("utf-8", "surrogatepass")).digest()


def _alias(number: int) -> str:
    """ "Reviewer A" to "Reviewer Z", then "Reviewer AA" and so on."""
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"Reviewer {letters}"
