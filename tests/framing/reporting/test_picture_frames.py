"""Strips and bars as tables."""

from __future__ import annotations

import pandas as pd

from framing.reporting import strips, summarise
from framing.reporting.picture_frames import bars_frame, strips_frame
from tests.framing.reporting.examples import DEMO, article, entries, labels, unit_arrays


def test_a_row_a_paragraph_with_the_share_of_decisions_for_each_tag():
    one = article("one", "(headline) A bridge", "It was built", "(byline) By Ann", "Nobody came")
    table = labels([one], "ann one 1 critical;statistic\nben one 1 none\nann one 2 supportive?")
    frame = strips_frame(strips([one], table, DEMO), DEMO.names)
    assert frame["paragraph"].tolist() == [1, 2, 4]
    assert frame["words"].tolist() == [2, 3, 2]
    assert frame.loc[0, ["critical", "statistic", "none", "supportive"]].tolist() == [0.5, 0.5, 0.5, 0.0]
    assert frame["reviewers"].tolist() == [2, 1, 0]
    assert pd.isna(frame.loc[2, "critical"])
    assert frame["decided"].tolist() == ["average", "average", ""]


def test_a_tag_called_like_a_column_has_one_of_its_own():
    frame = strips_frame([], ["words", "critical"])
    assert len(set(frame.columns)) == len(frame.columns)
    assert len(frame) == 0


def test_the_pieces_of_a_bar_add_up_to_the_article():
    one = article("one", "It was built", "Nobody came", "It rained")
    table = labels([one], "ann one 1 critical;statistic\nann one 2 none")
    frame = bars_frame(summarise(entries([one]), unit_arrays([one]), table, DEMO), [0], DEMO)
    assert dict(zip(frame["tag"], frame["paragraphs"], strict=True)) == {
        "critical": 0.5, "statistic": 0.5, "no tag fits": 1.0, "not tagged": 1.0,
    }  # fmt: skip
    assert frame["share of paragraphs"].sum() == 1.0
