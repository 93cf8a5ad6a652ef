"""codebook.toml: what is read, what is refused and in which words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import (
    MAX_NAME,
    MAX_TAGS,
    RESERVED_KEYS,
    Codebook,
    parse_codebook,
    read_codebook,
)
from framing.errors import CodebookError
from framing.palette import PALETTE

DEMO = Path(__file__).parents[2] / "codebook.toml"


def codebook(*tables: str, title: str = "") -> Codebook:
    """A codebook of `tables`, each the body of a [[tag]]."""
    return parse_codebook(title + "\n".join(f"[[tag]]\n{table}\n" for table in tables))


def pair(table: str) -> Codebook:
    """A codebook of the tag written in `table` and one faultless tag beside it."""
    return codebook('name = "beside"\nkey = "9"', table)


def quoted(name: str) -> str:
    """`name` as a TOML string."""
    return '"' + "".join(f"\\U{ord(c):08x}" for c in name) + '"'


# ------------------------------------------------------------------------- what is read


def test_the_demo_codebook_holds_the_four_default_tags():
    demo = read_codebook(DEMO)
    assert demo.names == ("supportive", "critical", "neutral report", "statistic")
    assert [tag.key for tag in demo.tags] == ["1", "2", "3", "4"]
    assert all(tag.definition and tag.use_when and tag.not_when and tag.example for tag in demo.tags)
    assert demo.has_balance


def test_only_name_and_key_are_needed():
    plain = codebook('name = "pro"\nkey = "1"', 'name = "con"\nkey = "2"')
    assert plain.title == "Untitled codebook"
    assert [tag.definition for tag in plain.tags] == ["", ""]
    assert [tag.colour for tag in plain.tags] == list(PALETTE[:2])
    assert not plain.has_balance


def test_every_field_is_read():
    tag = pair(
        'name = "Pro"\nkey = "p"\ncolour = "#ABCDEF"\n'
        'definition = "d"\nuse_when = "u"\nnot_when = "n"\nexample = "e"'
    ).by_name["Pro"]
    assert (tag.key, tag.colour, tag.definition, tag.use_when, tag.not_when, tag.example, tag.letter) == (
        ("P", "#abcdef", "d", "u", "n", "e", "P")
    )


def test_a_key_may_be_written_as_a_number():
    assert pair('name = "pro"\nkey = 1').by_name["pro"].key == "1"


def test_white_space_in_texts_is_folded_to_single_spaces():
    tag = pair('name = "  neutral \\t report "\nkey = " 3 "\ndefinition = """two\n  lines"""').tags[1]
    assert (tag.name, tag.key, tag.definition) == ("neutral report", "3", "two lines")
    assert codebook('name="a"\nkey="1"', 'name="b"\nkey="2"', title='title = "x \\n y"\n').title == "x y"


def test_names_are_read_in_composed_form_so_that_both_ways_to_type_an_accent_are_one_tag():
    assert pair('name = "re\\u0301cit"\nkey = "1"').names[1] == "r\u00e9cit"
    with pytest.raises(CodebookError, match="two tags are named"):
        codebook('name = "re\\u0301cit"\nkey = "1"', 'name = "r\\u00e9cit"\nkey = "2"')


@pytest.mark.parametrize(
    "name", ["بی\u200cطرف", "क्\u200dषमा", "中立", "pro & con", "=SUM(A1)", "<b>bold</b>", "$x$"]
)
def test_a_name_may_be_written_in_any_script_and_hold_marks_that_mean_something_elsewhere(name):
    assert pair(f'name = "{name}"\nkey = "1"').names[1] == name


def test_the_fingerprint_is_the_start_of_the_sha256_of_the_file(tmp_path):
    file = tmp_path / "codebook.toml"
    raw = '[[tag]]\r\nname = "a"\r\nkey = "1"\r\n[[tag]]\r\nname = "é"\r\nkey = "2"\r\n'.encode()
    file.write_bytes(raw)
    assert read_codebook(file).fingerprint == hashlib.sha256(raw).hexdigest()[:8]
    file.write_bytes(raw + b"# a comment\n")
    assert read_codebook(file).fingerprint != hashlib.sha256(raw).hexdigest()[:8]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    file = tmp_path / "codebook.toml"
    file.write_bytes(b"\xef\xbb\xbf" + DEMO.read_bytes())
    assert read_codebook(file).names == read_codebook(DEMO).names


def test_names_are_put_in_codebook_order_and_former_tags_follow_sorted():
    book = codebook('name = "b"\nkey = "1"', 'name = "a"\nkey = "2"')
    assert book.in_order(frozenset({"a", "gone", "b", "also gone"})) == ("b", "a", "also gone", "gone")
    assert book.in_order(("none",)) == ("none",)
    assert book.in_order(()) == ()


# ----------------------------------------------------------------- colours and letters


def test_a_tag_without_a_colour_gets_one_that_no_tag_has():
    book = codebook(
        'name = "a"\nkey = "1"',
        f'name = "b"\nkey = "2"\ncolour = "{PALETTE[0].upper()}"',
        'name = "c"\nkey = "3"',
    )
    assert [tag.colour for tag in book.tags] == [PALETTE[1], PALETTE[0], PALETTE[2]]


def test_letters_come_from_the_names_and_differ():
    names = ["statistic", "supportive", "satire", "st"]
    book = codebook(*(f'name = "{name}"\nkey = "{n}"' for n, name in enumerate(names, start=1)))
    assert [tag.letter for tag in book.tags] == ["S", "U", "A", "T"]


def test_a_letter_is_found_where_name_and_key_offer_none():
    book = codebook(
        'name = "b"\nkey = "1"', 'name = "bb"\nkey = "B"', 'name = "…"\nkey = "Z"', 'name = "00"\nkey = "2"'
    )
    assert len({tag.letter for tag in book.tags} - {"0"}) == 4


names = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters=";,"),
    min_size=1,
    max_size=12,
)
keys = st.sampled_from([c for c in "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" if c not in RESERVED_KEYS])


@given(st.lists(st.tuples(names, keys), min_size=2, max_size=MAX_TAGS))
def test_a_codebook_is_read_as_written_or_refused_and_every_tag_has_a_letter_and_a_colour(tags):
    try:
        book = codebook(*(f"name = {quoted(name)}\nkey = {quoted(key)}" for name, key in tags))
    except CodebookError:
        folded = [name.casefold() for name, _ in tags]
        keys_used = [key for _, key in tags]
        # Composed and split accents are one name, so a name may be refused that looks like no other here.
        assert (
            "none" in folded
            or not all(n.isascii() for n in folded)
            or (len(set(folded)) < len(tags) or len(set(keys_used)) < len(tags))
        )
        return
    assert [tag.key for tag in book.tags] == [key for _, key in tags]
    assert len({tag.letter for tag in book.tags}) == len({tag.colour for tag in book.tags}) == len(tags)
    assert all(len(tag.letter) == 1 for tag in book.tags)


# -------------------------------------------------------------------- what is refused


REFUSED = {
    'name = "beside"\nkey = "1"': ["two tags are named “beside”", "name of its own"],
    'name = "BESIDE"\nkey = "1"': ["two tags are named “BESIDE”", "name of its own"],
    'name = "pro"\nkey = "9"': ["“beside” and “pro” share the key “9”", "another key"],
    'name = "pro"\nkey = "c"': ["tag “pro”: key “c” is reserved (Streamlit keeps it)", "Choose another"],
    'name = "pro"\nkey = 0': ["tag “pro”: key “0” is reserved (it says that no tag fits)", "Choose another"],
    'name = "pro"\nkey = "10"': ["tag “pro”: key “10” is not one digit or letter", "Choose 1 to 9"],
    'name = "pro"\nkey = "ß"': ["key “ß” is not one digit or letter", "Choose"],
    'name = "pro"\nkey = "ı"': ["key “ı” is not one digit or letter", "Choose"],
    'name = "pro"\nkey = "٣"': ["key “٣” is not one digit or letter", "Choose"],
    'name = "pro"\nkey = "+"': ["key “+” is not one digit or letter", "Choose"],
    'name = "pro"\nkey = true': ["tag “pro”: key is not text", 'key = "…"'],
    'name = "pro"\nkey = 1.5': ["tag “pro”: key is not text", 'key = "…"'],
    'name = "pro"': ["tag “pro” has no key", 'Add key = "1"'],
    'key = "1"': ["[[tag]] number 2 has no name", 'Add name = "…"'],
    'name = " "\nkey = "1"': ["has no name", 'Add name = "…"'],
    'name = 7\nkey = "1"': ["[[tag]] number 2: name is not text", 'name = "…"'],
    'name = "pro;con"\nkey = "1"': ["“pro;con” has “;” in its name", "they part tags in labels.csv"],
    'name = "pro, con"\nkey = "1"': ["“pro, con” has “,” in its name", "they part tags in labels.csv"],
    'name = "None"\nkey = "1"': ["tag “None” has a reserved name", "choose another name"],
    'name = "pro\\u200b"\nkey = "1"': ["invisible character", "Type the name anew"],
    'name = "pro\\u200c"\nkey = "1"': ["invisible character", "Type the name anew"],
    'name = "pro\\u202e"\nkey = "1"': ["invisible character", "Type the name anew"],
    f'name = "{"x" * (MAX_NAME + 1)}"\nkey = "1"': ["has a name of 41 characters", "Shorten it to 40"],
    'name = "pro"\nkey = "1"\ncolor = "#112233"': [
        "tag “pro” has an unknown field “color”",
        "Known are name, key, colour",
    ],
    'name = "pro"\nkey = "1"\nletter = "P"': ["tag “pro” has an unknown field “letter”", "remove it"],
    'name = "pro"\nkey = "1"\ncolour = "red"': ["tag “pro”: colour “red” is not a colour", '"#2a78d6"'],
    'name = "pro"\nkey = "1"\ncolour = "#12345"': ["“#12345” is not a colour", '"#2a78d6"'],
    'name = "pro"\nkey = "1"\nexample = ["a", "b"]': ["tag “pro”: example is not text", 'example = "…"'],
    'name = "pro"\nname = "con"': ["it is not valid TOML", "Mend that line"],
    'name = "pro"\nkey = ' + "9" * 5000: ["it is not valid TOML", "Mend that line"],
    'name = "pro"\nkey = ' + "[" * 5000: ["it is not valid TOML", "Mend that line"],
}


@pytest.mark.parametrize("table", REFUSED, ids=lambda table: repr(table[:40]))
def test_a_mistake_in_a_tag_is_refused_with_file_tag_and_remedy(table):
    with pytest.raises(CodebookError) as caught:
        pair(table)
    for part in ("codebook.toml: ", *REFUSED[table]):
        assert part in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "parts"),
    {
        "": ["it holds 0 [[tag]] tables", "2 to 9"],
        '[[tag]]\nname = "a"\nkey = "1"': ["it holds 1 [[tag]] tables", "2 to 9"],
        '[tag]\nname = "a"': ["tags are not written as [[tag]] tables", "double brackets"],
        "tag = 3": ["tags are not written as [[tag]] tables", "double brackets"],
        "tag = [1, 2]": ["tags are not written as [[tag]] tables", "double brackets"],
        "title = 3": ["title is not text", 'title = "…"'],
        "titel = 'x'\nauthor = 'y'": ["unknown field “titel”", "Known are title and [[tag]]"],
    }.items(),
)
def test_a_mistake_in_the_whole_is_refused_with_its_remedy(text, parts):
    with pytest.raises(CodebookError) as caught:
        parse_codebook(text)
    for part in parts:
        assert part in str(caught.value)


def test_nine_tags_are_read_and_ten_are_refused():
    tables = [f'name = "tag {key}"\nkey = "{key}"' for key in "123456789B"]
    assert len(codebook(*tables[:9]).tags) == 9
    with pytest.raises(CodebookError, match="it holds 10 "):
        codebook(*tables)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CodebookError, match=r"codebook.toml: the file is missing\. Write one"):
        read_codebook(tmp_path / "codebook.toml")


def test_a_file_that_is_not_utf8_is_refused_with_the_remedy(tmp_path):
    file = tmp_path / "codebook.toml"
    file.write_bytes('title = "Würde"'.encode("cp1252"))
    with pytest.raises(CodebookError, match=r"it is not UTF-8 text .*Save it as UTF-8"):
        read_codebook(file)


def test_a_file_that_cannot_be_opened_is_refused_with_the_reason(tmp_path):
    folder = tmp_path / "codebook.toml"
    folder.mkdir()
    with pytest.raises(CodebookError, match=r"it cannot be read \(.+\)\. Check the file"):
        read_codebook(folder)


@pytest.mark.parametrize("name", sorted(RESERVED_KEYS))
def test_no_reserved_key_is_taken_in_either_case(name):
    for key in {name, name.lower()}:
        with pytest.raises(CodebookError, match="is reserved"):
            pair(f'name = "pro"\nkey = "{key}"')
