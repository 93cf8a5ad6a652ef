"""Differences: which of two has more, how sure that is, and what one has and another lacks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.parts import figures_behind, session
from app.parts.compare import reading_list
from app.parts.compare.look import Look
from app.parts.compare.side_by_side import called
from app.parts.figures_table import Column, table
from app.parts.text import as_html, as_markdown
from framing.codebook import BALANCE
from framing.reporting.comparison import MOST_GROUPS, Comparison, Difference, What
from framing.reporting.comparison.difference_words import interval, points, statement
from framing.reporting.comparison.frames import differences_frame
from framing.reporting.comparison.in_words import lacking, pairs
from framing.undefined import Undefined

#: So many statements, and so many lacks, are listed.
_LISTED = 10

_A, _B, _WHAT, _OF = "compare_a", "compare_b", "compare_what", "compare_difference_of"

#: What stands for balance among the tags; no tag is named so.
_BALANCE = ""


def draw(look: Look) -> None:
    comparison = look.comparison
    if len(comparison.groups) < 2:
        st.info(f"A difference takes two: tag another {comparison.by}.", title="Only one to compare")
        return
    what, of = _asked(look)
    found = comparison.statements(what, of)
    one = _pair(comparison, what, of, found)
    st.html(verdict(one))
    if len(one.without) > 1:
        st.html(without(one))
    _links("compare_read_pair", one)
    _statements(found)
    _lacks(look)
    if found:
        figures_behind.draw(
            look.project, "differences", lambda: differences_frame(found), "The figures of all pairs"
        )


def _asked(look: Look) -> tuple[What, str]:
    comparison = look.comparison
    options = [*([_BALANCE] if comparison.has_balance else []), *comparison.tags]
    if session.chosen(_WHAT) not in options:
        session.hold(_WHAT, options[0])
    name = st.segmented_control(
        "Compare them by",
        options,
        key=_WHAT,
        required=True,
        format_func=lambda tag: as_markdown(called(look.project.codebook, tag)) if tag else "Balance",
        persist_state="session",
    )
    if name == _BALANCE:
        return BALANCE, "paragraphs"
    of = st.segmented_control(
        "Shares of",
        ["paragraphs", "words"],
        key=_OF,
        default="paragraphs",
        required=True,
        format_func=lambda kind: f"Tagged {kind}",
        label_visibility="collapsed",
        persist_state="session",
    )
    return name, of


def _pair(comparison: Comparison, what: What, of: str, found: Sequence[Difference]) -> Difference:
    """The two that are chosen: at first those whose difference is the clearest, of many the furthest apart."""
    names = {group.name: group.label for group in comparison.groups}
    first = (found[0].a.name, found[0].b.name) if found else furthest_apart(comparison, what, of)
    for key, name in zip((_A, _B), first, strict=True):
        if session.chosen(key) not in names:
            session.hold(key, name)
    chosen = []
    for column, key, label in zip(st.columns(2), (_A, _B), ("One", "The other"), strict=True):
        with column:
            chosen.append(
                st.selectbox(
                    label,
                    [*names],
                    key=key,
                    format_func=lambda name: names.get(name, name),
                    persist_state="session",
                )
            )
    a, b = chosen
    if a == b:
        b = next(name for name in names if name != a)
        st.caption(as_markdown(f"Compared with itself nothing differs: beside it stands {names[b]}."))
    return comparison.difference(a, b, what, of)


def furthest_apart(comparison: Comparison, what: What, of: str) -> tuple[str, str]:
    """The names of the groups with the highest and the lowest figure; of the first two where there are no such."""
    figures = comparison.balance
    if what != BALANCE:
        shares = comparison.shares if of == "paragraphs" else comparison.word_shares
        figures = shares[:, comparison.tags.index(what)]
    ends = (int(figures.argmax()), int(figures.argmin()))
    high, low = ends if ends[0] != ends[1] else (0, 1)
    return comparison.groups[high].name, comparison.groups[low].name


def verdict(one: Difference) -> str:
    """HTML: the statement, marked by how sure it is."""
    level = "undefined"
    if not isinstance(one.value, Undefined):
        level = ("reliable" if one.survives is True else "tentative") if one.clear else "unsettled"
    first, _, rest = statement(one).partition(". It ")
    rest = f"<p>It {as_html(rest)}</p>" if rest else ""
    stop = "." if rest else ""
    return f'<div class="verdict {level}"><p class="weakest">{as_html(first)}{stop}</p>{rest}</div>'


_COLUMNS = (
    Column("Difference", "The first share minus the second, or the balances"),
    Column("95 % interval", "Where it holds 0, the paragraphs do not settle it"),
    Column("Still points the same way", text=True),
    Column("Still clear", text=True),
)


def without(one: Difference) -> str:
    """HTML: the difference once more without each of the reviewers."""
    rows = [
        (
            f"Without {left_out.reviewer}",
            (
                "–" if isinstance(left_out.value, Undefined) else points(left_out.value, one.what),
                "–"
                if isinstance(left_out.span, Undefined)
                else interval(left_out.span, one.what).removeprefix("95\u00a0% interval "),
                "yes" if left_out.same_sign else "no",
                "yes" if left_out.still_clear else "no",
            ),
            False,
        )
        for left_out in one.without
    ]
    return table(f"{one.a.told} minus {one.b.told}, each reviewer left out once", "", _COLUMNS, rows)


def _statements(found: Sequence[Difference]) -> None:
    st.subheader("All pairs", anchor=False)
    if not found:
        st.caption(
            f"More than {MOST_GROUPS} are compared, and of so many pairs some would differ by chance alone. "
            "Choose two above, or fewer articles."
        )
        return
    st.caption(pairs(found) + " The clear ones first, each with the largest difference first.")
    for at, one in enumerate(found[:_LISTED]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"compare_statement_{at}"):
            mark = "clear" if one.clear else "not settled"
            st.html(
                f'<p class="statement"><small class="mark">{mark}</small> {as_html(statement(one))}</p>',
                width="stretch",
            )
            _links(f"compare_read_{at}", one)
    if len(found) > _LISTED:
        st.caption(f"{len(found) - _LISTED:,} more are in the figures below.")


def _links(key: str, one: Difference) -> None:
    """To the paragraphs that a difference is about."""
    tag = BALANCE[1] if one.what == BALANCE else one.what
    label = f"Read what is {tag}" if one.what == BALANCE else "Read"
    reading_list.button(key, tag, (one.a.name, one.b.name), label)


def _lacks(look: Look) -> None:
    comparison = look.comparison
    st.subheader("What one has and another lacks", anchor=False)
    if not comparison.lacks:
        st.caption(
            "Nothing: no tag is in at least 15 % of one's tagged paragraphs and in fewer than 5 % of another's, with "
            "intervals apart."
        )
        return
    for at, lack in enumerate(comparison.lacks[:_LISTED]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"compare_lack_{at}"):
            st.html(f'<p class="statement">{as_html(lacking(lack))}</p>', width="stretch")
            reading_list.button(f"compare_read_lack_{at}", lack.tag, (lack.having.name, lack.lacking.name))
    if len(comparison.lacks) > _LISTED:
        st.caption(f"And {len(comparison.lacks) - _LISTED:,} more, with smaller gaps.")
