"""What a language must say for its figures to be found: words of numbers, months, units, and small words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


def sides(*sets: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Sets of sides, written as "men male | women female"."""
    return tuple(tuple(words(side) for side in each.split("|")) for each in sets)


@dataclass(frozen=True)
class Language:
    """Everything in lower case. Patterns are regular expressions that are read without regard to case."""

    #: ISO 639-1, "" for a language that no tables are known of: figures in digits are still found.
    code: str
    #: The decimal mark, and the characters that may part thousands.
    decimal: str
    groups: str
    #: Words by which a text without a declared language is told to be in this one.
    typical: frozenset[str] = frozenset()
    #: Words for numbers below a hundred -> value; a number is a chain of them and of `scales`.
    numerals: Mapping[str, int] = field(default_factory=dict)
    #: Words and abbreviations that multiply what stands before them.
    scales: Mapping[str, float] = field(default_factory=dict)
    #: Numerals that are as often an article or a pronoun: counted before units and scales only.
    ones: frozenset[str] = frozenset()
    #: Numerals that are figures only with a plural behind them.
    small: frozenset[str] = frozenset()
    #: Numerals that mean "both": figures only with a unit or one of `casualties` behind them.
    pairs: frozenset[str] = frozenset()
    #: Words for people who were counted because something happened to them.
    casualties: frozenset[str] = frozenset()
    #: Pattern -> the least that it may mean: "tens of thousands", "millions".
    vague: Mapping[str, float] = field(default_factory=dict)
    #: Pattern -> per cent: "a quarter of", "half the".
    fractions: Mapping[str, float] = field(default_factory=dict)
    #: Pattern -> factor: "twice as many", "doubled".
    factors: Mapping[str, float] = field(default_factory=dict)
    #: Pieces of words, parted by "|", one of which stands in every text that a pattern of the three above matches.
    hints: str = ""
    #: Joins the halves of "one in eight"; "three times as many"; per cent; percentage points.
    out_of: str = r"(?!)"
    times: str = r"(?!)"
    percent: str = r"(?!)"
    points: str = r"(?!)"
    #: What stands before the base of a rate ("per 100,000"), and before a unit ("a week").
    per: str = r"(?!)"
    #: Joins the ends of a range; what begins one that is joined by `both`; what begins a change.
    to: str = r"(?!)"
    between: str = r"(?!)"
    both: str = r"(?!)"
    since: str = r"(?!)"
    #: Words before a number that say how exact it is, parted by "|", longer ones first.
    hedges: str = ""
    #: Word or pattern -> unit, as units.py has it; word -> currency.
    units: Mapping[str, str] = field(default_factory=dict)
    money: Mapping[str, str] = field(default_factory=dict)
    #: Month name -> 1 to 12, seasons and parts of years.
    months: Mapping[str, int] = field(default_factory=dict)
    parts: str = r"(?!)"
    #: Words that may stand before a month or a year that is a date.
    at: frozenset[str] = frozenset()
    #: Words that end the name of what is counted: prepositions, conjunctions, auxiliaries, pronouns.
    stops: frozenset[str] = frozenset()
    #: Words that join the number to what is counted ("of the"), and words that lead back from it ("fell by").
    of: str = r"(?!)"
    verbs: str = r"(?!)"
    #: What is often measured, with the words before it: "homicide rate".
    metrics: str = r"(?!)"
    #: Nouns are capitalised, so a capital before a number makes no name of it.
    capitals: bool = False
    #: Words that make a name of the number behind them ("section 230"), or before them ("the 38 bus").
    designators: str = r"(?!)"
    designated: str = r"(?!)"
    #: Times of day; ages; ordinals in digits.
    clock: str = r"(?!)"
    ages: str = r"(?!)"
    ordinal: str = r"(?!)"
    #: Abbreviations whose full stop ends no sentence.
    abbreviations: frozenset[str] = frozenset()
    #: Families of words for one kind of event: a date of it may be told with any of them.
    families: tuple[frozenset[str], ...] = ()
    #: Words and phrases behind which another clause begins, parted by "|": conjunctions, and who says so.
    joints: str = ""
    #: Sets of sides, each the words of one: figures of clauses that take different sides are of two things.
    contrasts: tuple[tuple[frozenset[str], ...], ...] = ()
    #: Words for people or things of whatever kind: what others call passengers or cars.
    anybody: frozenset[str] = frozenset()
    #: Verbs that follow a name where it begins a sentence.
    acts: frozenset[str] = frozenset()
    #: Words that say nothing of what is counted where they stand before a number: "a total of", "in front of".
    blank: frozenset[str] = frozenset()
    #: Words for a change, behind which "in" says of what: "a 12% jump in sales".
    changes: frozenset[str] = frozenset()
    #: Verbs and adverbs that follow a number: "52% back", "212,000 abroad".
    opinions: frozenset[str] = frozenset()
    #: What leads to a span of time that something else took: "over two years".
    lapse: str = r"(?!)"
    #: Words behind which a number and a noun are one name: "the £2 cap".
    determiners: str = r"(?!)"
    #: Verbs behind which a name and a number are two things: "gives Labour 318 seats".
    given: str = r"(?!)"
    #: Days of the week.
    days: frozenset[str] = frozenset()
    #: Endings that are cut off to compare words.
    endings: tuple[str, ...] = ()

    @cached_property
    def months_as_printed(self) -> frozenset[str]:
        """Names of months as they stand in a text: "may" and "march" are other words."""
        names = {form for name in self.months for form in (name.capitalize(), name.upper())}
        return frozenset(names | self.months.keys() if self.code == "fr" else names)

    @cached_property
    def hedge_words(self) -> frozenset[str]:
        """Each word of the phrases that say how exact a number is."""
        return frozenset(word for hedge in self.hedges.split("|") for word in hedge.split())
