"""Label Studio's exports, as it writes them; and what it takes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from framing.codebook import parse_codebook
from framing.errors import ExchangeRefused
from framing.exchange import export_files, plan, read_dataset, taken
from framing.exchange.label_studio import interface
from framing.labels import LabelTable
from framing.project import open_project
from tests.framing.exchange.texts import FERRY, HERRING, choices, task
from tests.framing.labels.examples import label


def test_an_annotation_is_a_label_of_whoever_completed_it(take_in, project):
    done = take_in(
        [task(FERRY, [choices("statistic", "critical")], updated_at="2024-05-06T07:08:09.123456Z")]
    )
    (made,) = project.store.read()
    assert (made.reviewer, made.role, made.article, made.paragraph) == (
        "ann@example.org",
        "reviewer",
        "ferry",
        2,
    )
    assert made.tags == ("critical", "statistic")
    assert made.saved_at == "2024-05-06T07:08:09.123Z"
    assert made.codebook == project.codebook.fingerprint
    assert done.is_complete


def test_an_address_that_the_team_knows_becomes_the_name(small_project, tmp_path):
    (small_project / "team.toml").write_text(
        '[[reviewer]]\nname = "Ann Lee"\nemail = "ann@example.org"\n', encoding="utf-8"
    )
    data = json.dumps([task(FERRY, [choices("critical")])]).encode()
    found = plan(open_project(small_project), read_dataset("tasks.json", data=data))
    assert [made.reviewer for made in found.labels] == ["Ann Lee"]


def test_unsure_and_a_note_come_along(take_in, project):
    note = {"from_name": "note", "to_name": "text", "type": "textarea", "value": {"text": ["who says?"]}}
    take_in([task(FERRY, [choices("critical"), choices("unsure", name="unsure"), note])])
    (made,) = project.store.read()
    assert (made.tags, made.unsure, made.note) == (("critical",), True, "who says?")


@pytest.mark.parametrize(
    ("change", "what"),
    [({"was_cancelled": True}, "skipped annotations"), ({"skipped": True}, "skipped annotations")],
)
def test_what_was_skipped_is_no_decision(take_in, said, change, what):
    done = take_in([task(FERRY, [choices("critical")], **change)])
    assert said() == {}
    assert done.prepared.dataset.passed_over[what] == 1


def test_predictions_and_drafts_are_no_decisions(take_in, said):
    entry = task(FERRY) | {
        "predictions": [{"model_version": "x", "result": [choices("critical")]}],
        "drafts": [{"user": "ann@example.org", "result": [choices("critical")]}],
    }
    done = take_in([entry])
    assert said() == {}
    assert dict(done.prepared.dataset.passed_over) == {"predictions": 1, "drafts": 1}


def test_old_exports_call_annotations_completions(take_in, said):
    entry = task(FERRY, [choices("critical")])
    entry["completions"] = entry.pop("annotations")
    take_in([entry])
    assert said() == {("ann@example.org", "ferry", 2): ("critical",)}


@pytest.mark.parametrize(
    ("completed_by", "name"),
    [
        (3, "3"),
        ({"id": 3, "email": "bo@example.org", "first_name": "Bo", "last_name": "Roe"}, "bo@example.org"),
        ({"id": 3, "first_name": "Bo", "last_name": "Roe"}, "Bo Roe"),
    ],
)
def test_a_user_is_an_address_a_name_or_a_number(take_in, said, completed_by, name):
    take_in([task(FERRY, [choices("critical")], completed_by=completed_by)])
    assert said() == {(name, "ferry", 2): ("critical",)}


def test_a_number_is_given_its_name(take_in, said):
    take_in([task(FERRY, [choices("critical")], completed_by=3)], reviewers={"3": "Bo"})
    assert said() == {("Bo", "ferry", 2): ("critical",)}


def test_json_min_is_read_too(take_in, said, project):
    entry = {
        "text": FERRY,
        "id": 7,
        "frame": "critical",
        "annotator": 3,
        "annotation_id": 11,
        "created_at": "2024-05-06T07:08:09Z",
        "updated_at": "2024-05-06T07:08:10Z",
        "lead_time": 4.2,
    }
    take_in([entry, entry | {"text": HERRING, "frame": {"choices": ["critical", "statistic"]}}])
    assert said() == {("3", "ferry", 2): ("critical",), ("3", "bridge", 4): ("critical", "statistic")}
    assert {made.saved_at for made in project.store.read()} == {"2024-05-06T07:08:10.000Z"}


def test_a_choice_alone_among_the_fields_of_json_min_has_to_be_named(take_in, said):
    entry = {"text": FERRY, "city": "Port", "frame": "critical", "annotator": 3, "annotation_id": 1}
    with pytest.raises(ExchangeRefused, match="--control"):
        take_in([entry])
    take_in([entry], control="frame")
    assert said() == {("3", "ferry", 2): ("critical",)}


def test_of_several_sets_of_choices_one_has_to_be_named(take_in, said):
    entry = task(FERRY, [choices("critical", name="frame"), choices("long", name="length")])
    with pytest.raises(ExchangeRefused, match="“frame”, “length”"):
        take_in([entry])
    take_in([entry], control="frame")
    assert said() == {("ann@example.org", "ferry", 2): ("critical",)}


def test_the_text_may_stand_in_another_field(take_in, said):
    entry = task(FERRY, [choices("critical")])
    entry["data"] = {"body": FERRY}
    take_in([entry])
    assert len(said()) == 1
    entry["data"] = {"body": HERRING, "head": "x"}
    with pytest.raises(ExchangeRefused, match="--text"):
        take_in([entry])
    take_in([entry], text="body")
    assert len(said()) == 2


def test_what_was_marked_as_ground_truth_there_is_no_verdict_here(take_in, project):
    """Label Studio marks all annotations so that were imported without a word on it."""
    take_in([task(FERRY, [choices("critical")], ground_truth=True)])
    assert [made.role for made in project.store.read()] == ["reviewer"]


@pytest.mark.parametrize(
    ("emails", "named"), [({}, None), ({"ann": "ann@example.org"}, {"email": "ann@example.org"})]
)
def test_nobody_is_named_whom_label_studio_would_refuse(project, emails, named):
    table = LabelTable.of([label(2, paragraph_id=project.library.article("ferry").units[1].id)])
    units = taken(["ferry"], project.library.article, table)
    files = export_files("label-studio", units, table, project.codebook, emails)
    (annotation,) = [
        one for entry in json.loads(files.contents["tasks.json"]) for one in entry["annotations"]
    ]
    assert annotation.get("completed_by") == named
    assert annotation["ground_truth"] is False


def test_paragraphs_without_labels_are_tasks_too(project):
    units = taken(project.library.ids, project.library.article, LabelTable.of([]))
    assert [unit.fields["article"] for unit in units] == ["bridge"] * 4 + ["ferry"] * 2


def test_the_interface_offers_every_tag_and_none_whatever_it_is_called():
    codebook = parse_codebook(
        "\n".join(
            f'[[tag]]\nname = {name}\nkey = "{key}"\ndefinition = \'<a> & "b"\''
            for name, key in (("'\"for\" & <against>'", 1), ('"plain"', "x"))
        )
    )
    root = ET.fromstring(interface(codebook))
    values = [choice.get("value") for choice in root.find("Choices[@name='tags']")]
    assert values == ['"for" & <against>', "plain", "none"]
    assert {one.get("toName") for one in root if one.get("toName")} == {root.find("Text").get("name")}


def test_a_label_on_text_that_is_gone_is_counted(project):
    table = LabelTable.of([label(9, paragraph_id="0" * 12)])
    units = taken(project.library.ids, project.library.article, table)
    assert export_files("doccano", units, table, project.codebook, {}).left == 1
    assert not any(unit.labels for unit in units)
