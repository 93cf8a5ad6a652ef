"""What tests of labels to and from other tools need."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from framing.exchange import Options, import_labels, read_dataset
from framing.labels import MemoryStore
from framing.project import open_project


@pytest.fixture
def project(small_project):
    """The small project, its labels in memory."""
    return replace(open_project(small_project), store=MemoryStore())


@pytest.fixture
def take_in(project, tmp_path):
    """`take_in(entries, name="tasks.json", **options)`: the plan of what was done with a file of these entries."""

    def take_in(entries, name="tasks.json", *, text="", control="", **options):
        file = tmp_path / name
        file.write_text(json.dumps(entries), encoding="utf-8")
        dataset = read_dataset(file, text=text, control=control)
        return import_labels(project, dataset, Options(**options), path=file)

    return take_in


@pytest.fixture
def said(project):
    """`said()`: who says what of which paragraph of the project by now."""

    def said():
        table = project.store.read()
        return {
            (label.reviewer, label.article, label.paragraph): label.tags
            for label in table.labels(table.current())
        }

    return said
