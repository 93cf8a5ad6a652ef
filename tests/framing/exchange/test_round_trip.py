"""What is taken out and in again says the same, whatever it is and through whichever format."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import Library
from framing.exchange import FORMATS, export_files, import_labels, read_dataset, taken
from framing.labels import NONE, Label, MemoryStore, new_label_id
from framing.project import create_project, open_project
from tests.framing.labels.examples import texts

#: Names that are hard to tell apart, or to name a file after.
NAMES = ["ann", "Ann", "a/b", "a:b", "all", "Paragraphs", "ann (verdicts)", "..", "=1+1", "李伟", "CON"]

TAGS = ["supportive", "critical", "neutral report", "statistic"]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = create_project(tmp_path_factory.mktemp("exchange") / "project")
    (folder / "sources" / "ferry.txt").write_text(
        "The last ferry\n\nIt left on Sunday.\n\nSpare a thought for the crew.\n\nIt left on Sunday.\n",
        encoding="utf-8",
    )
    # The same words in another article: only the article tells them apart.
    (folder / "sources" / "echo.txt").write_text(
        "An echo\n\nIt left on Sunday.\n\nNobody waved.\n", encoding="utf-8"
    )
    return open_project(folder)


def units(library: Library) -> list[tuple[str, int, str]]:
    return [(id, unit.number, unit.id) for id in library.ids for unit in library.article(id).units]


@st.composite
def rows(draw, places):
    article, number, paragraph_id = draw(st.sampled_from(places))
    tags = draw(st.sampled_from([(), (NONE,), *((tag,) for tag in TAGS), (TAGS[1], TAGS[3])]))
    return Label(
        id=new_label_id(),
        saved_at=f"2026-03-{draw(st.integers(1, 28)):02}T09:30:00.125Z",
        reviewer=draw(st.sampled_from(NAMES)),
        role=draw(st.sampled_from(["reviewer", "reviewer", "adjudicator"])),
        article=article,
        paragraph=number,
        paragraph_id=paragraph_id,
        tags=tags,
        unsure=draw(st.booleans()),
        note=draw(texts),
        codebook=draw(st.sampled_from(["4f3a9b12", "4f3a9b12+masked"])),
    )


def current(store) -> set[tuple]:
    table = store.read()
    return {astuple(replace(one, id="")) for one in table.labels(table.current())}


@pytest.mark.parametrize("lines", [False, True], ids=["json", "lines"])
@pytest.mark.parametrize("format", FORMATS)
@given(data=st.data())
def test_labels_come_back_as_they_went(project, format, lines, data):
    places = units(project.library)
    before = MemoryStore()
    before.append_all(data.draw(st.lists(rows(places), max_size=12)))
    table = before.read()
    found = taken(project.library.ids, project.library.article, table)
    files = export_files(format, found, table, project.codebook, {}, lines=lines)
    assert files.paragraphs == len(places)

    after = replace(project, store=MemoryStore())
    if format == "doccano":
        dataset = read_dataset("out.zip", data=files.zipped())
    else:
        name = next(name for name in files.contents if "tasks." in name)
        dataset = read_dataset(name, data=files.contents[name])
    assert dataset.format == format
    done = import_labels(after, dataset)
    assert done.is_complete
    assert current(after.store) == current(before)

    again = import_labels(after, dataset)
    assert (again.labels, again.same) == ((), len(table.current()))
