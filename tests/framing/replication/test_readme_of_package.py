"""The README of a package says what is in this one."""

from __future__ import annotations

import re

from tests.framing.replication.messy import HISTORY, make, save, unpacked

SOURCE = {"a.txt": b"A headline\n\nOne.\n\nTwo.\n\nThree.\n"}


def readme_of(tmp_path, rows, **options) -> str:
    project = make(tmp_path / "$name of {it}", SOURCE)
    save(project, rows)
    return (unpacked(project, tmp_path, **options) / "README.md").read_text("utf-8")


def test_counts_are_filled_in_and_nothing_is_left_to_fill(tmp_path):
    text = readme_of(tmp_path, [("Ann", "reviewer", unit, ("critical",)) for unit in (0, 1, 1)])
    assert (
        "- 1 articles with 4 paragraphs to tag; 2 of them tagged by 1 reviewer.\n- 3 rows of labels" in text
    )
    assert "| Ann | `TAG_r1` | 1 | 2 |" in text
    assert set(re.findall(r"\$\w+", text)) == {"$name"}  # which is what the project is called


def test_who_cannot_be_compared_is_named_and_has_no_column_for_recal(tmp_path):
    text = readme_of(
        tmp_path,
        [(name, "reviewer", unit, ("critical",)) for name, unit in [("Ann", 0), ("Bo", 0), ("C|y", 1)]],
    )
    assert "Nobody else tagged a paragraph of C|y" in text
    assert "| C\\|y | `TAG_r3` | – | 1 |" in text


def test_labels_on_text_that_is_gone_are_counted(tmp_path):
    text = readme_of(tmp_path, [("Ann", "reviewer", unit, ("critical",)) for unit in (-1, -2, 0)])
    assert "- 2 current labels are on text that is gone" in text


def test_every_column_of_the_tables_is_explained(tmp_path):
    project = make(tmp_path / "project")
    save(project, HISTORY)
    folder = unpacked(project, tmp_path)
    text = (folder / "README.md").read_text("utf-8")
    for table in ("labels.csv", "final.csv", "articles.csv", "paragraphs.csv"):
        explained = text[text.index(f"**{table}**") :].split("\n\n")[0]
        with (folder / table).open(encoding="utf-8") as file:
            columns = file.readline().strip().split(",")
        missing = [
            name for name in columns if f"`{name}`" not in explained and not name.startswith("credit_")
        ]
        assert missing == []
