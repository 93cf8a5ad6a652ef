"""Verdicts and when they lapse, by hand and against a replay of the rows in plain Python."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.labels import LabelTable, tag_set, undo, verdicts

from .examples import label


def history(*lines):
    """Labels on paragraph 1 of "ferry", one for each "who tags": in capitals a verdict, "-" withdraws.

    "?" at the end is unsure, and so is what stands behind "#" a note; "undo" takes the person's last row back.
    """
    rows = []
    for line in lines:
        line, _, note = line.partition("#")
        who, tags = line.split()
        role = "adjudicator" if who.isupper() else "reviewer"
        if tags == "undo":
            rows.append(undo(LabelTable.of(rows), who.lower(), role))
            continue
        unsure, tags = tags.endswith("?"), tags.rstrip("?")
        tags = "" if tags == "-" else tags
        rows.append(label(1, tags, reviewer=who.lower(), role=role, unsure=unsure, note=note))
    return LabelTable.of(rows)


def outcome(*lines):
    """What the verdict on the one paragraph says, and whether it "holds" or "lapsed"; None where there is none."""
    table = history(*lines)
    found = verdicts(table)
    if not len(found.row):
        return None
    (row,), (lapsed,) = found.row.tolist(), found.lapsed.tolist()
    return ";".join(table[row].tags), "lapsed" if lapsed else "holds"


def test_a_verdict_holds_while_nobody_changes_their_label():
    assert outcome("ann a", "bo b", "LEA a") == ("a", "holds")


def test_it_lapses_when_a_reviewer_changes_their_tags():
    assert outcome("ann a", "bo b", "LEA a", "bo c") == ("a", "lapsed")


def test_even_when_they_come_to_agree_with_it():
    assert outcome("ann a", "bo b", "LEA a", "bo a") == ("a", "lapsed")


def test_it_lapses_when_a_reviewer_withdraws():
    assert outcome("ann a", "bo b", "LEA a", "bo -") == ("a", "lapsed")


def test_a_change_that_was_taken_back_leaves_it_standing():
    assert outcome("ann a", "bo b", "LEA a", "bo c", "bo undo") == ("a", "holds")
    assert outcome("ann a", "bo b", "LEA a", "bo -", "bo b") == ("a", "holds")


def test_the_undo_of_what_it_was_made_on_is_a_change():
    assert outcome("bo a", "bo b", "LEA a", "bo undo") == ("a", "lapsed")
    assert outcome("bo b", "LEA a", "bo undo") == ("a", "lapsed")


def test_a_note_or_an_unsure_mark_leaves_it_standing():
    assert outcome("ann a", "bo b", "LEA a", "bo b?", "ann a # see paragraph 3") == ("a", "holds")


def test_tags_in_another_order_are_no_change_and_none_beside_a_tag_is_no_tag():
    assert outcome("ann a;b", "LEA a", "ann b;a") == ("a", "holds")
    assert outcome("ann a", "LEA a", "ann a;none") == ("a", "holds")


def test_none_is_a_label_like_any_other():
    assert outcome("ann none", "LEA none", "ann a") == ("none", "lapsed")
    assert outcome("ann a", "LEA none", "ann none") == ("none", "lapsed")
    assert outcome("ann -", "LEA none", "ann none") == ("none", "holds")


def test_the_first_label_of_a_further_reviewer_leaves_it_standing():
    assert outcome("ann a", "LEA a", "bo b") == ("a", "holds")
    assert outcome("ann a", "LEA a", "bo b", "bo c") == ("a", "holds")


def test_nor_does_one_lapse_that_stands_on_no_label():
    assert outcome("LEA a", "ann b", "ann c") == ("a", "holds")


def test_one_who_had_withdrawn_is_a_further_reviewer():
    assert outcome("ann a", "ann -", "LEA a", "ann b") == ("a", "holds")


def test_an_adjudicator_who_reviews_the_paragraph_too_is_a_reviewer_like_others():
    assert outcome("lea b", "bo a", "LEA a") == ("a", "holds")
    assert outcome("lea b", "bo a", "LEA a", "lea a") == ("a", "lapsed")
    assert outcome("lea b", "bo a", "LEA a", "LEA b") == ("b", "holds")


def test_of_several_adjudicators_the_latest_counts():
    assert outcome("ann a", "LEA a", "MAX b") == ("b", "holds")
    assert outcome("ann a", "LEA a", "ann b", "MAX b") == ("b", "holds")
    assert outcome("ann a", "LEA a", "ann b", "MAX b", "ann a") == ("b", "lapsed")
    assert outcome("ann a", "LEA a", "MAX b", "MAX -") == ("a", "holds")


def test_a_note_on_an_earlier_verdict_does_not_overrule_another_adjudicators_later_one():
    assert outcome("ann a", "LEA a", "MAX b", "LEA a # my reason") == ("b", "holds")
    assert outcome("ann a", "LEA a", "MAX b", "LEA a?") == ("b", "holds")
    assert outcome("ann a", "LEA a", "MAX b", "LEA a") == ("a", "holds")


def test_a_verdict_given_anew_holds_again():
    assert outcome("ann a", "LEA a", "ann b", "LEA a") == ("a", "holds")


def test_a_note_or_a_doubt_of_the_adjudicator_does_not_renew_it():
    assert outcome("ann a", "LEA a", "ann b", "LEA a # see the guide") == ("a", "lapsed")
    assert outcome("ann a", "LEA a", "ann b", "LEA a?") == ("a", "lapsed")
    assert outcome("ann a", "LEA a", "ann b", "LEA a?", "LEA a?") == ("a", "holds")


def test_other_tags_are_another_verdict_whatever_is_noted_beside_them():
    assert outcome("ann a", "LEA a", "ann b", "LEA b?") == ("b", "holds")
    assert outcome("ann a", "LEA a", "ann b", "LEA b # on second thoughts") == ("b", "holds")


def test_a_verdict_brought_back_by_an_undo_stands_on_the_labels_of_its_own_time():
    assert outcome("ann a", "LEA a", "ann b", "LEA b", "LEA undo") == ("a", "lapsed")
    assert outcome("ann a", "LEA a", "LEA b", "LEA undo") == ("a", "holds")
    assert outcome("ann a", "LEA a", "LEA undo") is None


def test_it_is_known_at_which_row_a_verdict_was_decided():
    assert history_made("ann a", "LEA a") == [1]
    assert history_made("ann a", "LEA a", "LEA b", "LEA undo") == [1]
    assert history_made("ann a", "LEA a", "LEA a?", "LEA a? # sure by now") == [1]
    assert history_made("ann a", "LEA b", "LEA a", "LEA a", "LEA a?") == [3]


def history_made(*lines):
    return verdicts(history(*lines)).made.tolist()


def test_an_undo_that_brings_nothing_back_is_a_verdict_of_its_own_time():
    by_hand = label(1, "b", reviewer="lea", role="adjudicator", id="00000000000000aa-undo")
    table = LabelTable.of([label(1, "a"), label(1, "a", reviewer="lea", role="adjudicator"), by_hand])
    assert verdicts(table).row.tolist() == [2]


def test_a_withdrawn_verdict_is_none():
    assert outcome("ann a", "LEA a", "LEA -") is None
    assert outcome("ann a") is None
    assert outcome() is None


def test_a_paragraph_that_two_articles_print_is_settled_in_each():
    rows = [
        label(1, "a"),
        label(1, "a", article="bridge"),
        label(1, "a", reviewer="lea", role="adjudicator"),
        label(1, "b", reviewer="lea", role="adjudicator", article="bridge"),
        label(1, "b"),
    ]
    found = verdicts(LabelTable.of(rows))
    assert found.row.tolist() == [2, 3]
    assert found.lapsed.tolist() == [True, False]
    assert found.holding.tolist() == [3]


def test_they_are_worked_out_once_for_each_table():
    table = history("ann a", "LEA a")
    assert verdicts(table) is verdicts(table)


# ----------------------------------------------------------------------------- the replay


def replayed(rows):
    """(article, paragraph) -> (index of the verdict's row, whether it lapsed): row by row, as the rule reads."""
    says, verdict = {}, {}
    for index, row in enumerate(rows):
        place = (row.article, row.paragraph)
        if row.role == "reviewer":
            says.setdefault(place, {})[row.reviewer] = tag_set(row.tags)
            continue
        stack = verdict.setdefault(place, {}).setdefault(row.reviewer, [])
        if row.undoes:
            assert stack.pop()["id"] == row.undoes
            if stack:
                stack[-1] = stack[-1] | {"index": index}
            continue
        made, made_on = index, {who: tags for who, tags in says.get(place, {}).items() if tags}
        if stack and tag_set(stack[-1]["row"].tags) == tag_set(row.tags):
            before = stack[-1]["row"]
            if (before.unsure, before.note) != (row.unsure, row.note):
                made, made_on = stack[-1]["made"], stack[-1]["made on"]
        stack.append({"id": row.id, "index": index, "row": row, "made": made, "made on": made_on})
    found = {}
    for place, of_person in verdict.items():
        last = [stack[-1] for stack in of_person.values() if stack and stack[-1]["row"].tags]
        if last:
            latest = max(last, key=lambda one: one["made"])
            stands = all(says[place][who] == tags for who, tags in latest["made on"].items())
            found[place] = (latest["index"], not stands)
    return found


def lived(steps):
    """The rows that `steps` leave: a step is a label, or (reviewer, role) for an undo of theirs."""
    rows = []
    for number, step in enumerate(steps):
        if isinstance(step, tuple):
            row = undo(LabelTable.of(rows), *step)
            rows += [row] if row else []
        else:
            rows.append(label(id=f"{number:016x}", **step))
    return rows


people = st.sampled_from(["lea", "lea", "bo"])
steps = st.one_of(
    st.fixed_dictionaries(
        {
            "paragraph": st.sampled_from([1] * 7 + [2]),
            "article": st.sampled_from(["ferry"] * 7 + ["bridge"]),
            "tags": st.sampled_from(["a", "a", "a", "b", "b", "a;b", "b;a", "b;none", "none", ""]),
            "reviewer": people,
            "role": st.sampled_from(["reviewer", "adjudicator"]),
            "unsure": st.booleans(),
            "note": st.sampled_from(["", "", "why"]),
        }
    ),
    st.tuples(people, st.sampled_from(["reviewer", "adjudicator"])),
)


def one(who, tags, role, **fields):
    return {"paragraph": 1, "tags": tags, "reviewer": who, "role": role, **fields}


@settings(max_examples=300)
@given(st.lists(steps, max_size=5) | st.lists(steps, min_size=8, max_size=40))
@example(
    [
        one("bo", "a", "reviewer"),
        one("lea", "a", "adjudicator"),
        one("bo", "b", "reviewer"),
        one("lea", "a", "adjudicator", note="why"),
        one("lea", "a", "adjudicator", note="why"),
        ("lea", "adjudicator"),
    ]
)
def test_verdicts_are_what_a_replay_of_the_rows_says(steps):
    rows = lived(steps)
    table = LabelTable.of(rows)
    found = verdicts(table)
    assert found.row.tolist() == sorted(found.row.tolist())
    by_place = {
        (rows[row].article, rows[row].paragraph): (row, lapsed)
        for row, lapsed in zip(found.row.tolist(), found.lapsed.tolist(), strict=True)
    }
    assert by_place == replayed(rows)
    assert len(by_place) == len(found.row)
