"""Files that are JSON, but not as the other tools write it, are read as far as they can be: nothing breaks."""

from __future__ import annotations

import json

import pytest

from framing.exchange import plan, read_dataset
from tests.framing.exchange.texts import FERRY, choices, task

NO_LISTS = [0, 5, 1.5, True, "a text", {"a": 1}]


@pytest.mark.parametrize("value", NO_LISTS, ids=str)
@pytest.mark.parametrize("field", ["predictions", "drafts", "annotations", "completions"])
def test_a_task_with_no_list_where_one_should_be(project, field, value):
    odd = task(FERRY, [choices("critical")]) | {field: value}
    if field == "completions":
        del odd["annotations"]
    found = plan(project, read_dataset("tasks.json", data=json.dumps([odd]).encode()))
    assert [made.tags for made in found.labels] in ([], [("critical",)])


def test_an_annotation_that_stands_alone_is_read(project):
    odd = task(FERRY, [choices("critical")])
    (odd["annotations"],) = odd["annotations"]
    odd["annotations"]["result"] = choices("critical")
    found = plan(project, read_dataset("tasks.json", data=json.dumps([odd]).encode()))
    assert [made.tags for made in found.labels] == [("critical",)]


@pytest.mark.parametrize("value", NO_LISTS, ids=str)
def test_comments_that_are_no_list(project, value):
    entry = {"text": FERRY, "label": ["critical"], "username": "ann", "Comments": value}
    found = plan(project, read_dataset("all.jsonl", data=json.dumps(entry).encode()))
    assert [made.note for made in found.labels] == ["a text" if value == "a text" else ""]
