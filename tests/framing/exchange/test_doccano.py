"""doccano's exports, as it writes them; and what it takes."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from framing.exchange import import_labels, read_dataset
from framing.exchange.doccano import file_stem, files, label_types
from framing.exchange.taking_out import Taken, json_lines
from tests.framing.exchange.texts import FERRY, HERRING
from tests.framing.labels.examples import label


def archive(**members):
    """A zip of files of lines, by their names without the ending."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, entries in members.items():
            made.writestr(f"{name}.jsonl", json_lines(entries))
    return out.getvalue()


@pytest.fixture
def unpack(project):
    def unpack(**members):
        return import_labels(project, read_dataset("out.zip", data=archive(**members)))

    return unpack


def exported(tags=("critical",), **fields):
    """A line as this tool writes it for ann, and as doccano gives it back."""
    return {
        "id": 5,
        "text": FERRY,
        "label": list(tags),
        "label_exported": ["critical"],
        "reviewer": "ann",
        "role": "reviewer",
        "unsure": True,
        "note": "why?",
        "saved_at": "2026-01-02T03:04:05.678Z",
        "codebook": "4f3a9b12",
        "Comments": [],
    } | fields


def test_a_file_a_user_is_labels_of_that_user(unpack, said):
    line = {"id": 1, "text": FERRY, "label": ["critical", "statistic"], "Comments": []}
    unpack(ann=[line], bo=[line | {"label": ["none"]}], unknown=[line | {"label": []}])
    assert said() == {("ann", "ferry", 2): ("critical", "statistic"), ("bo", "ferry", 2): ("none",)}


def test_comments_are_the_note(unpack, project):
    unpack(ann=[{"id": 1, "text": FERRY, "label": ["critical"], "Comments": ["why?", "says who?"]}])
    assert [made.note for made in project.store.read()] == ["why?\nsays who?"]


def test_one_file_alone_does_not_tell_whose_it_is(take_in, said):
    line = {"id": 1, "text": FERRY, "label": ["critical"]}
    done = take_in([line], "ann.jsonl")
    (lost,) = done.prepared.proposals.left
    assert "--reviewer" in lost.remedy
    assert said() == {}
    take_in([line], "ann.jsonl", reviewer="Ann")
    assert said() == {("Ann", "ferry", 2): ("critical",)}


@pytest.mark.parametrize(
    "entry",
    [
        {"doc_id": 20, "text": FERRY, "labels": ["critical"], "username": "ann"},
        {"id": 20, "text": FERRY, "annotations": [{"label": 7, "user": "ann"}], "meta": {}},
        {"id": 20, "data": FERRY, "label": "critical", "username": "ann"},
        {"id": 20, "text": FERRY, "cats": ["critical"], "entities": [], "username": "ann"},
    ],
    ids=["labels and a name", "ids of labels", "one label alone", "with spans"],
)
def test_older_and_other_layouts_are_read(take_in, said, entry):
    take_in([entry], tags={"7": "critical"})
    assert said() == {("ann", "ferry", 2): ("critical",)}


def test_labels_on_a_part_of_a_text_are_no_tags_of_the_paragraph(take_in, said):
    done = take_in([{"id": 1, "text": FERRY, "label": [[0, 3, "critical"]]}], reviewer="ann")
    assert said() == {}
    assert sum(done.prepared.dataset.passed_over.values()) == 1


def test_what_nobody_touched_there_is_what_it_was_here(unpack, project):
    unpack(ann=[exported()])
    (made,) = project.store.read()
    assert (made.reviewer, made.unsure, made.note) == ("ann", True, "why?")
    assert (made.saved_at, made.codebook) == ("2026-01-02T03:04:05.678Z", "4f3a9b12")


def test_labels_changed_there_are_without_what_was_said_of_others(unpack, project):
    unpack(ann=[exported(["statistic"])])
    (made,) = project.store.read()
    assert (made.reviewer, made.tags, made.unsure, made.note) == ("ann", ("statistic",), False, "")
    assert made.saved_at > "2026-01-02T03:04:05.678Z"


@pytest.mark.parametrize("tags", [["critical"], ["statistic"]])
def test_what_another_user_says_of_the_text_is_theirs_though_ann_said_the_same(unpack, project, tags):
    unpack(bo=[exported(tags, role="adjudicator")])
    (made,) = project.store.read()
    assert (made.reviewer, made.role, made.tags) == ("bo", "reviewer", tuple(tags))
    assert (made.unsure, made.note) == (False, "")


def test_a_changed_label_in_a_file_of_all_is_nobodys(take_in, said):
    done = take_in([exported(["statistic"])], "all.jsonl")
    assert said() == {}
    assert not done.is_complete


def test_a_text_without_labels_is_not_decided(unpack, said):
    done = unpack(ann=[{"id": 1, "text": FERRY, "label": [], "Comments": []}])
    assert said() == {}
    assert done.is_complete


def test_all_labels_taken_away_there_is_asked_about(unpack, project, said):
    done = unpack(ann=[exported([])])
    assert [lost.problem for lost in done.prepared.proposals.left] == ["has no tag"]
    assert said() == {}


def taken_of(*labels):
    return Taken(HERRING, {"article": "bridge", "paragraph": 4, "paragraph_id": "x", "kind": "body"}, labels)


def test_there_is_a_file_of_all_paragraphs_and_one_a_reviewer():
    made = files(
        [taken_of(label(4, reviewer="ann"), label(4, reviewer="ann", role="adjudicator")), taken_of()]
    )
    assert {name: len(lines) for name, lines in made.items()} == {
        "paragraphs.jsonl": 2,
        "ann.jsonl": 1,
        "ann (verdicts).jsonl": 1,
    }
    assert all(line["label"] == [] for line in made["paragraphs.jsonl"])
    # doccano gives fields of these names a meaning of its own.
    assert not {"id", "data", "uuid", "filename", "upload_name"} & made["ann.jsonl"][0].keys()


@pytest.mark.parametrize("name", ["../../etc", "a/b", "a\\b", ".", "", "\x00", "a\nb", "CON:"])
def test_no_name_leads_out_of_the_folder(name):
    stem = file_stem(name)
    assert stem
    assert not set(stem) & set('/\\:\n\x00"<>|?*')
    assert stem.strip(" .") == stem


def test_names_that_a_file_system_cannot_tell_apart_get_files_of_their_own():
    made = files([taken_of(label(reviewer="Ann"), label(reviewer="ann"), label(reviewer="all"))])
    assert len({name.casefold() for name in made}) == 4


def test_label_types_have_the_keys_and_colours_of_the_codebook(project):
    types = label_types(project.codebook)
    assert [one["text"] for one in types] == [*project.codebook.names, "none"]
    assert types[0]["suffix_key"] == project.codebook.tags[0].key
    assert types[0]["background_color"] == project.codebook.tags[0].colour


def test_a_list_of_label_types_beside_the_texts_is_passed_over(project, tmp_path):
    (tmp_path / "label_config.json").write_text(json.dumps(label_types(project.codebook)), "utf-8")
    (tmp_path / "ann.jsonl").write_bytes(json_lines([{"text": FERRY, "label": ["critical"]}]))
    dataset = read_dataset(tmp_path)
    assert [len(record.said) for record in dataset.records] == [1]
