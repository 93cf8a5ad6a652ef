"""What is taken in beside what is here, and what stays out."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from framing.errors import ExchangeRefused, LabelNotSaved
from framing.exchange import Options, import_labels, read_dataset
from framing.exchange.dataset import Record, utc
from framing.exchange.in_words import lines
from framing.exchange.matching import CHANGED, NO_TEXT, NOT_TAGGED, NOWHERE, SEVERAL, Finder, Lost, Spot
from framing.labels import CsvStore
from tests.framing.exchange.texts import FERRY, HERRING, OPENED, choices, task
from tests.framing.labels.examples import label


@pytest.fixture
def ferry(project):
    """The second paragraph of the ferry's article."""
    return project.library.article("ferry").units[1]


def here(project, ferry, tags="critical", **fields):
    project.store.append(label(2, tags, paragraph_id=ferry.id, reviewer="ann", **fields))


def of_ann(tags=("critical",), **annotation):
    return task(FERRY, [choices(*tags)], by="ann", **annotation)


# -------------------------------------------------------------------------- nothing is written over


def test_twice_is_once(take_in, project):
    take_in([of_ann()])
    again = take_in([of_ann()])
    assert (again.labels, again.same, len(project.store.read())) == ((), 1, 1)


def test_who_says_something_else_here_is_left_alone(take_in, project, ferry, said):
    here(project, ferry, "statistic")
    done = take_in([of_ann()])
    assert said() == {("ann", "ferry", 2): ("statistic",)}
    assert [where for _, where in done.differing] == ["tasks.json, entry 1"]
    assert not done.is_complete


def test_on_request_the_file_follows_and_what_was_here_is_still_in_the_history(take_in, project, ferry, said):
    here(project, ferry, "statistic", saved_at="2026-01-01T00:00:00.000Z")
    done = take_in([of_ann(updated_at="2020-01-01T00:00:00Z")], replace=True)
    assert said() == {("ann", "ferry", 2): ("critical",)}
    assert (done.replacing, len(project.store.read())) == (1, 2)
    # Sorted by time, the row that follows is still the last.
    assert project.store.read()[1].saved_at > project.store.read()[0].saved_at
    assert take_in([of_ann(updated_at="2020-01-01T00:00:00Z")], replace=True).labels == ()


def test_what_was_taken_back_here_does_not_come_again(take_in, project, ferry, said):
    here(project, ferry)
    here(project, ferry, "")
    assert len(take_in([of_ann()]).differing) == 1
    assert said() == {}


def test_a_tool_without_notes_does_not_unsay_one(take_in, project, ferry):
    here(project, ferry, note="who says?", unsure=True)
    assert take_in([of_ann()]).same == 1


def test_the_same_tags_in_another_order_are_the_same(take_in, project, ferry):
    here(project, ferry, "statistic;critical")
    assert take_in([of_ann(["critical", "statistic"])]).same == 1


def test_the_labels_of_others_are_none_of_ones_own(take_in, project, ferry, said):
    here(project, ferry, "statistic")
    take_in([task(FERRY, [choices("critical")], by="bo")])
    assert said() == {("ann", "ferry", 2): ("statistic",), ("bo", "ferry", 2): ("critical",)}


# -------------------------------------------------------------------------- what the file itself says


def test_of_two_annotations_of_one_reviewer_the_later_counts(take_in, said):
    entries = [
        of_ann(["critical"], updated_at="2024-01-02T00:00:00Z"),
        of_ann(["statistic"], updated_at="2024-01-01T00:00:00Z"),
    ]
    assert take_in(entries).earlier == 1
    assert said() == {("ann", "ferry", 2): ("critical",)}


def test_of_two_without_times_neither_does(take_in, said):
    done = take_in([of_ann(["critical"]), of_ann(["statistic"])])
    assert said() == {}
    assert done.contradicting == ("tasks.json, entry 1", "tasks.json, entry 2")


def test_the_same_said_twice_is_taken_in_once(take_in, project):
    assert take_in([of_ann(), of_ann()]).same == 1
    assert len(project.store.read()) == 1


def test_rows_come_in_the_order_in_which_they_were_decided(take_in, project):
    take_in(
        [
            of_ann(updated_at="2024-01-02T00:00:00Z"),
            task(HERRING, [choices("critical")], updated_at="2024-01-01T00:00:00Z"),
        ]
    )
    assert [made.article for made in project.store.read()] == ["bridge", "ferry"]


def test_a_tag_that_the_codebook_does_not_have_stays_out_with_its_remedy(take_in, said):
    done = take_in([of_ann(["Critical"]), task(HERRING, [choices("critical")])])
    assert len(said()) == 1
    (lost,) = done.prepared.proposals.left
    assert "“Critical”" in lost.problem
    assert "--map “Critical=critical”" in lost.remedy
    take_in([of_ann(["Critical"])], tags={"Critical": "critical"})
    assert len(said()) == 2


def test_a_label_with_one_unknown_tag_stays_out_as_a_whole(take_in, said):
    take_in([of_ann(["critical", "long"])])
    assert said() == {}


def test_what_is_mapped_has_to_be_in_the_codebook(take_in):
    with pytest.raises(ExchangeRefused, match="“kritisch”"):
        take_in([of_ann()], tags={"critical": "kritisch"})


def test_nothing_chosen_is_no_decision_unless_it_is_said_so(take_in, said):
    assert not take_in([of_ann([])]).is_complete
    assert said() == {}
    take_in([of_ann([])], empty_is_none=True)
    assert said() == {("ann", "ferry", 2): ("none",)}


def test_none_and_a_tag_contradict_each_other(take_in, said):
    assert not take_in([of_ann(["none", "critical"])]).is_complete
    assert said() == {}


def test_one_name_for_all_is_refused_where_there_are_several_people(take_in):
    entries = [of_ann(), task(HERRING, [choices("critical")], by="bo")]
    with pytest.raises(ExchangeRefused, match="ann, bo"):
        take_in(entries, reviewer="Ann")
    assert len(take_in(entries, reviewer="Ann", reviewers={"bo": "Bo"}).labels) == 2


def test_names_are_cleaned_as_those_that_are_typed(take_in, said):
    take_in([task(FERRY, [choices("critical")], by=" Ann \n Lee\u200e")])
    assert said() == {("Ann Lee", "ferry", 2): ("critical",)}


def test_a_note_that_no_file_can_hold_stays_out_and_the_rest_comes_in(take_in, said):
    note = {"from_name": "note", "type": "textarea", "value": {"text": ["a\0b"]}}
    done = take_in([task(FERRY, [choices("critical"), note]), task(HERRING, [choices("critical")])])
    assert len(said()) == 1
    assert "NUL" in next(iter(done.prepared.proposals.left)).problem


# ----------------------------------------------------------------------------- where texts stand


def record(text, article="", paragraph_id=""):
    return Record("x", text, (), article, paragraph_id)


@pytest.fixture
def finder(project):
    return Finder(project.library.article(id) for id in project.library.ids)


def test_a_text_is_found_by_its_name_and_by_its_words(finder, ferry):
    spot = Spot("ferry", 2, ferry.id)
    assert finder.find(record(FERRY, "ferry", ferry.id)) == spot
    assert finder.find(record("", "ferry", ferry.id)) == spot
    assert finder.find(record(f"  {FERRY.replace(' ', '  ')}\n")) == spot
    assert finder.find(record(FERRY, "gone", "0" * 12)) == spot


@pytest.mark.parametrize(
    ("text", "why"),
    [("Never printed.", NOWHERE), (FERRY.lower(), NOWHERE), ("  ", NO_TEXT), ("By Ines Holt", NOT_TAGGED)],
)
def test_what_is_not_found_says_why(finder, text, why):
    assert finder.find(record(text)) == why


def test_a_paragraph_whose_words_have_changed_since_is_not_the_one_that_is_named(finder, ferry):
    assert finder.find(record("Other words.", "ferry", ferry.id)) == CHANGED


def test_of_two_places_none_is_chosen_unless_the_article_tells(project):
    (project.library.sources / "echo.txt").write_text(f"An echo\n\n{OPENED}\n\nNobody waved.\n", "utf-8")
    project.library.refresh()
    finder = Finder(project.library.article(id) for id in project.library.ids)
    assert finder.find(record(OPENED)) == SEVERAL
    assert finder.find(record(OPENED, "echo")).article == "echo"


def test_a_photo_credit_may_stand_behind_the_text(project):
    (project.library.sources / "picture.txt").write_text(
        "A picture\n\nBoats lie in the harbour. (Photo: Jane Doe/AFP)\n\nNobody waved.\n", "utf-8"
    )
    project.library.refresh()
    finder = Finder([project.library.article("picture")])
    for text in ("Boats lie in the harbour.", "Boats lie in the harbour. (Photo: Jane Doe/AFP)"):
        assert not isinstance(finder.find(record(text)), Lost)


# ------------------------------------------------------------------------------- all or nothing


def test_where_nothing_can_be_saved_nothing_is_there(project, tmp_path, monkeypatch):
    store = CsvStore(tmp_path / "no" / "labels.csv")
    file = tmp_path / "x.json"
    file.write_text(
        '[{"text": "Brand new.", "label": ["critical"], "reviewer": "ann", "label_exported": ["critical"], "title": "News"}]'
    )
    with pytest.raises(LabelNotSaved):
        import_labels(replace(project, store=store), read_dataset(file), Options(make_articles=""), path=file)
    assert sorted(one.name for one in project.library.sources.iterdir()) == ["bridge.txt", "ferry.txt"]


def test_two_who_take_the_same_in_at_once_take_it_in_once(small_project, tmp_path, project):
    dataset_file = tmp_path / "x.jsonl"
    dataset_file.write_text('{"text": "' + FERRY + '", "labels": ["critical"], "username": "ann"}\n')
    store = CsvStore(small_project / "labels.csv")
    dataset = read_dataset(dataset_file)
    both = [
        threading.Thread(target=import_labels, args=(replace(project, store=store), dataset))
        for _ in range(2)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(store.read()) == 1


# ----------------------------------------------------------------------------------- in words


def test_what_is_said_tells_counts_and_remedies_and_no_labels_that_stay_silent(take_in, project, ferry):
    here(project, ferry, "statistic")
    done = take_in(
        [
            of_ann(),
            task(HERRING, [choices("Critical")], [choices("critical")]),
            task("Never printed.", [choices("critical")]),
        ]
    )
    told = lines(done, done=True)
    assert (
        told[0] == "Label Studio: 3 texts with 4 labels; 2 texts found among the paragraphs of this project."
    )
    assert told[1] == "Taken in: 1 label. Here already: 0."
    assert "Reviewers: ann, ann@example.org." in told
    assert any("ann on ferry 2" in line and "--replace" in line for line in told)
    assert any("it is in no article: 1 label (tasks.json, entry 3)" in line for line in told)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2024-05-06T07:08:09.123456Z", "2024-05-06T07:08:09.123Z"),
        ("2024-05-06 07:08:09+02:00", "2024-05-06T05:08:09.000Z"),
        ("2024-05-06", "2024-05-06T00:00:00.000Z"),
        ("yesterday", ""),
        ("0001-01-01T00:00:00+23:00", ""),
        (None, ""),
        (7, ""),
    ],
)
def test_times_are_kept_as_labels_have_them(written, kept):
    assert utc(written) == kept
