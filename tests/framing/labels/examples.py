"""Labels for tests: one by hand, and any that a store must keep."""

from __future__ import annotations

from hypothesis import strategies as st

from framing.labels import Label, new_label_id
from framing.labels.label import ROUNDED

CODEBOOK = "4f3a9b12"


def label(
    paragraph: int = 1, tags: str | tuple[str, ...] = "critical", *, id: str | None = None, **fields
) -> Label:
    """A label on paragraph `paragraph` of article "ferry" by ann; `tags` may be as labels.csv has them."""
    if isinstance(tags, str):
        tags = tuple(tag for tag in tags.split(";") if tag)
    return Label(
        **{
            "id": id or new_label_id(),
            "saved_at": "2026-11-21T09:30:00.125Z",
            "reviewer": "ann",
            "role": "reviewer",
            "article": "ferry",
            "paragraph": paragraph,
            "paragraph_id": f"{paragraph:012x}",
            "tags": tags,
            "codebook": CODEBOOK,
            **fields,
        }
    )


#: Rows that are hard to write and to find the end of.
HARD = (
    label(1, "critical;statistic", note='she said "no";\nand, then: "yes"', unsure=True),
    label(2, "none", note="naïve 😀👩‍👩‍👧 שלום\r\nsecond line\n"),
    label(3, "", note='"', reviewer='Ann "Annie" O’Neil, jr.'),
)


def _hex(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789abcdef", min_size=length, max_size=length)


#: Any text that a store must keep.
texts = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12),
    st.lists(
        st.sampled_from(
            ['"', '""', "\n", "\r\n", "\r", ",", ";", "\t", " ", "=1+1", "é", "😀", "\ufeff", "a"]
        ),
        max_size=6,
    ).map("".join),
)
_tags = st.lists(
    st.one_of(
        st.sampled_from(["supportive", "critical", "none"]), texts.map(lambda text: text.replace(";", "x"))
    ),
    max_size=3,
).map(lambda tags: tuple(tag for tag in tags if tag))

_ids = st.one_of(_hex(16), _hex(16).map("{}-undo".format), texts)
_paragraph_ids = st.one_of(_hex(12), texts).filter(
    lambda text: not ROUNDED.fullmatch(text) and not (text.isdecimal() and len(text) < 12)
)

labels = st.builds(
    Label,
    id=_ids,
    saved_at=st.one_of(st.just("2026-11-21T09:30:00.125Z"), texts),
    reviewer=st.one_of(st.sampled_from(["ann", "bo"]), texts),
    role=st.sampled_from(["reviewer", "adjudicator"]),
    article=st.one_of(st.sampled_from(["ferry", "bridge"]), texts),
    paragraph=st.integers(-(2**31), 2**31 - 1),
    paragraph_id=_paragraph_ids,
    tags=_tags,
    unsure=st.booleans(),
    note=texts,
    codebook=st.one_of(st.just(CODEBOOK), texts),
)


def saved_once(appended: list[Label]) -> list[Label]:
    """What a store holds after `appended`: no id twice for one (reviewer, article, paragraph id)."""
    kept = {}
    for one in appended:
        kept.setdefault((one.id, one.reviewer, one.article, one.paragraph_id), one)
    return list(kept.values())
