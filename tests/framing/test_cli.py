"""The commands: what they print, their exit codes, and the same numbers for notebooks."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import framing
from framing.cli import parser
from framing.labels import CsvStore, Label
from framing.project import open_project
from framing.team import discussion, precedents, tasks

ROOT = Path(__file__).parents[2]


def python(*arguments: str, cwd: Path = ROOT, **options) -> subprocess.CompletedProcess:
    """Runs Python on `arguments` in a process of its own, with the project importable."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, **options
    )


@pytest.fixture
def labelled(small_project):
    """The small project with three reviewers' labels; bridge's units are 1, 3, 4 and 5."""
    save(small_project, "ann", "bridge", 1, "supportive")
    save(small_project, "ann", "bridge", 4, "critical;statistic", unsure=True, note='=1+1, she said "no"')
    save(small_project, "ben", "bridge", 4, "supportive")
    save(small_project, "ben", "bridge", 4, "critical")
    save(small_project, "ann", "ferry", 2, "none")
    return small_project


def save(folder: Path, reviewer: str, article: str, number: int, tags: str, **fields) -> Label:
    project = open_project(folder)
    texts = {p.number: p.id for p in project.library.article(article).paragraphs} if article != "gone" else {}
    rows = len(project.store.read())
    label = Label(
        **{
            "id": f"{rows:016x}",
            "saved_at": "2026-11-21T09:30:00.125Z",
            "reviewer": reviewer,
            "role": "reviewer",
            "article": article,
            "paragraph": number,
            "paragraph_id": texts.get(number, "0123456789ab"),
            "tags": tuple(tags.split(";")) if tags else (),
            "codebook": project.codebook.fingerprint,
            **fields,
        }
    )
    CsvStore(folder / "labels.csv").append(label)
    return label


# -------------------------------------------------------------------------- paragraphs


def test_paragraphs_are_listed_for_reading(run, small_project):
    code, out, err = run("paragraphs", small_project / "sources" / "ferry.txt")
    assert (code, err) == (0, "")
    assert out == [
        "ferry: The last ferry",
        "   1  headline  The last ferry",
        "   2  body      The ferry made its last crossing on Sunday evening, with forty people on board.",
    ]


def test_paragraphs_as_json_are_one_object_a_line(run, small_project):
    files = [small_project / "sources" / name for name in ("bridge.txt", "ferry.txt")]
    code, out, _ = run("paragraphs", "--json", *files)
    rows = [json.loads(line) for line in out]
    assert code == 0
    assert [list(row) for row in rows] == [["article", "number", "kind", "text", "credit", "id"]] * 7
    assert [(row["article"], row["number"], row["kind"]) for row in rows[:2]] == [
        ("bridge", 1, "headline"),
        ("bridge", 2, "byline"),
    ]
    assert rows[-1]["id"] == framing.read_article(files[1]).paragraphs[1].id


def test_one_bad_file_does_not_keep_the_others_from_being_printed(run, small_project):
    sources = small_project / "sources"
    (sources / "empty.txt").write_bytes(b"")
    code, out, err = run("paragraphs", sources / "empty.txt", sources / "missing.txt", sources / "ferry.txt")
    assert code == 1
    assert out[0] == "ferry: The last ferry"
    assert [line.split()[0] for line in err.splitlines()] == ["empty.txt", "missing.txt"]


def test_a_text_cannot_command_the_terminal(run, tmp_path):
    file = tmp_path / "evil.txt"
    file.write_text(
        "Title\n\nA line \x1b]0;owned\x07 and \x1b[2J more of it, long enough to be a paragraph.\n"
    )
    code, out, _ = run("paragraphs", file)
    assert code == 0
    assert not [c for line in out for c in line if ord(c) < 32]
    assert "\x1b" in json.loads(run("paragraphs", "--json", file)[1][1])["text"]


def test_a_command_s_output_is_utf8_whatever_the_system_says(tmp_path):
    file = tmp_path / "ünder.txt"
    file.write_text("Überschrift\n\nEs ist “so” 😀 und bleibt auch so, heißt es.\n", encoding="utf-8")
    done = python(
        "-m", "framing", "paragraphs", str(file), env={"PYTHONIOENCODING": "cp1252", "LC_ALL": "C.UTF-8"}
    )
    assert done.returncode == 0
    assert "“so” 😀" in done.stdout.decode("utf-8")
    assert b"\r\n" not in done.stdout


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text("\n\n".join(f"Paragraph number {n} of a long article, it is." for n in range(5000)))
    with subprocess.Popen(
        [sys.executable, "-m", "framing", "paragraphs", str(file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline().startswith(b"long: ")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


# ------------------------------------------------------------------------------- check


def test_check_says_in_one_line_that_all_is_well(run, labelled):
    assert run("check", labelled) == (0, ["All is well: 2 articles, 4 tags, 5 rows of labels."], "")


def test_check_finds_every_problem_and_names_its_remedy(run, labelled):
    save(labelled, "ann", "bridge", 3, "zeal")
    save(labelled, "ann", "bridge", 99, "critical")
    save(labelled, "ann", "gone", 1, "critical")
    (labelled / "sources" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    for name in ("isle.md", "isle.txt"):
        (labelled / "sources" / name).write_text("The isle\n\nIt is an island, that much is sure of it.\n")
    with (labelled / "labels.csv").open("ab") as file:
        file.write(b"00000000000000ff,2026-11-21T09:30")
    code, out, err = run("check", labelled)
    assert (code, err) == (1, "")
    for what, remedy in {
        "picture.txt is not a text file": "Save the article as plain text",
        "has the same name as": "rename",
        "“bridge”: 1 current label on text that is not among its paragraphs": "(paragraph 99 then). Restore",
        "“gone” has 1 current label and no file": "Put its file back",
        "Tag “zeal” is not in the codebook, and is in 1 current label": "put the tag back",
        "labels.csv ends in a row that a crash cut off": "sets the row aside in labels.csv.torn",
    }.items():
        assert [line for line in out if what in line and remedy in line], (what, out)
    assert len(out) == 6


def test_check_notices_a_labels_file_that_was_sorted(run, small_project):
    for minute, tags in ((10, "critical"), (20, "statistic"), (30, "none")):
        save(small_project, "ann", "bridge", 3, tags, saved_at=f"2026-11-21T09:{minute}:30.000Z")
    assert run("check", small_project)[0] == 0
    file = small_project / "labels.csv"
    header, first, second, third = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([header, third, first, second, ""]), encoding="utf-8")
    code, out, _ = run("check", small_project)
    assert (code, len(out)) == (1, 1)
    assert out[0].startswith(
        "labels.csv: 2 rows stand behind one that was saved later, the first of them in row 3."
    )
    assert "sort it by saved_at" in out[0]


def test_check_reports_torn_rows_that_were_set_aside(run, labelled):
    with (labelled / "labels.csv").open("ab") as file:
        file.write(b"00000000000000ff,2026-11-21T09:30")
    save(labelled, "ann", "bridge", 5, "critical")
    code, out, _ = run("check", labelled)
    assert code == 1
    assert len(out) == 1
    assert out[0].startswith("labels.csv.torn holds 1 row that a crash cut off, set aside at 2")
    assert out[0].endswith("then remove it.")
    (labelled / "labels.csv.torn").unlink()
    assert run("check", labelled)[0] == 0


@pytest.mark.parametrize("record", [tasks, precedents, discussion])
def test_check_reports_a_record_that_is_refused_or_torn(run, labelled, record):
    name = f"{record.__name__.rpartition('.')[2]}.csv"
    (labelled / name).write_text("at;by\n", encoding="utf-8")
    code, out, _ = run("check", labelled)
    assert (code, len(out)) == (1, 1)
    assert out[0].startswith(f"{name}, row 1: this is not the header")
    (labelled / name).write_text(f"{','.join(record.COLUMNS)}\n2026-11-2", encoding="utf-8")
    code, out, _ = run("check", labelled)
    assert (code, len(out)) == (1, 1)
    assert f"{name} ends in 9 bytes of a row that was cut off" in out[0]


def test_check_reports_a_labels_file_that_is_refused(run, small_project):
    (small_project / "labels.csv").write_text("id,tag\n1,critical\n")
    code, out, _ = run("check", small_project)
    assert code == 1
    assert len(out) == 1
    assert "labels.csv, row 1" in out[0]


def test_check_reports_a_codebook_that_is_refused(run, small_project):
    (small_project / "codebook.toml").write_text('[[tag]]\nname = "a;b"\nkey = "1"\n')
    code, out, err = run("check", small_project)
    assert (code, out) == (1, [])
    assert "codebook.toml" in err


def test_check_says_what_an_empty_project_lacks(run, project_folder):
    code, out, _ = run("check", project_folder)
    assert (code, out) == (1, ["sources/ holds no articles. Put .txt or .md files there."])


def test_a_withdrawn_label_is_no_problem_wherever_it_was(run, labelled):
    save(labelled, "ann", "gone", 1, "zeal")
    save(labelled, "ann", "gone", 1, "")
    assert run("check", labelled)[0] == 0


# ----------------------------------------------------------------------------- summary


def test_the_summary_is_a_table_for_reading(run, labelled):
    code, out, _ = run("summary", labelled)
    assert code == 0
    assert [line.split() for line in out] == [
        [
            "article",
            "tagged",
            "reviewers",
            "supportive",
            "critical",
            "neutral",
            "report",
            "statistic",
            "none",
            "balance",
        ],
        [
            "bridge",
            "2",
            "of",
            "4",
            "2",
            "1",
            "(50%)",
            "1",
            "(50%)",
            "0",
            "(0%)",
            "0.5",
            "(25%)",
            "0",
            "+0.00",
        ],
        ["ferry", "1", "of", "2", "1", "0", "(0%)", "0", "(0%)", "0", "(0%)", "0", "(0%)", "1", "undefined"],
    ]


def test_the_summary_follows_the_basis(run, labelled):
    rows = list(csv.DictReader(run("summary", labelled, "--basis", "final", "--format", "csv")[1]))
    assert [(row["article"], row["tagged"], row["supportive"], row["balance"]) for row in rows] == [
        ("bridge", "1", "1", "1.0"),
        ("ferry", "1", "0", ""),
    ]


def test_the_summary_as_csv_and_as_json_is_the_frame_of_the_notebook(run, labelled):
    frame = framing.summary(labelled)
    as_json = json.loads("\n".join(run("summary", labelled, "--format", "json")[1]))
    as_csv = list(csv.DictReader(run("summary", labelled, "--format", "csv")[1]))
    for at, row in enumerate(frame.astype(object).where(frame.notna(), None).to_dict("records")):
        assert as_json[at] == row
        assert as_csv[at] == {name: "" if value is None else str(value) for name, value in row.items()}
    assert as_json[1]["balance"] is None


def test_the_summary_tells_what_it_does_not_count(run, labelled):
    save(labelled, "ann", "gone", 1, "critical")
    save(labelled, "ann", "bridge", 5, "zeal")
    assert run("summary", labelled)[1][-2:] == [
        "Not in the codebook any more: zeal.",
        "Not counted: 1 labels on text that is gone (see `python -m framing check`).",
    ]


# ------------------------------------------------------------------------------ labels


def test_labels_are_the_current_rows_as_labels_csv_has_them(run, labelled):
    code, out, _ = run("labels", labelled)
    on_disk = (labelled / "labels.csv").read_text("utf-8").splitlines()
    assert code == 0
    assert list(csv.reader(out)) == [row for at, row in enumerate(csv.reader(on_disk)) if at != 3]


def test_labels_can_be_read_again_as_a_labels_file(run, labelled):
    save(labelled, "ann", "bridge", 5, "critical", note='line\r\nend, \rand ; "quote"\n=x')
    done = python("-m", "framing", "labels", str(labelled))
    (labelled / "again.csv").write_bytes(done.stdout)
    table = CsvStore(labelled / "labels.csv").read()
    assert list(CsvStore(labelled / "again.csv").read()) == table.labels(table.current())


def test_labels_for_scripts_are_not_neutralised(run, labelled):
    rows = list(csv.DictReader(run("labels", labelled, "--wide")[1]))
    assert [row["note"] for row in rows] == ["", '=1+1, she said "no"', "", ""]
    assert [(row["critical"], row["statistic"], row["none"], row["unsure"]) for row in rows] == [
        ("0", "0", "0", "0"),
        ("1", "1", "0", "1"),
        ("1", "0", "0", "0"),
        ("0", "0", "1", "0"),
    ]


def test_the_history_has_what_was_replaced_too(run, labelled):
    rows = list(csv.DictReader(run("labels", labelled, "--history")[1]))
    assert [row["current"] for row in rows] == ["1", "1", "0", "1", "1"]


# ----------------------------------------------------------------------- new and index


def test_new_makes_a_project_that_all_commands_can_open(run, tmp_path):
    folder = tmp_path / "fresh"
    code, out, _ = run("new", folder)
    assert code == 0
    assert str(folder / "sources") in out[0]
    assert run("summary", folder)[0] == 0
    assert run("labels", folder)[1] == [
        "id,saved_at,reviewer,role,article,paragraph,paragraph_id,tags,unsure,note,codebook"
    ]


def test_new_leaves_a_folder_that_holds_files_alone(run, labelled):
    before = {file: file.read_bytes() for file in labelled.rglob("*") if file.is_file()}
    code, out, err = run("new", labelled)
    assert (code, out) == (2, [])
    assert "already holds files" in err
    assert {file: file.read_bytes() for file in labelled.rglob("*") if file.is_file()} == before


def test_index_reads_every_article_once(small_project):
    """In a process of its own: it lowers that process's priority for good."""
    (small_project / "sources" / "empty.txt").write_text(" \n")
    first, second = (python("-m", "framing", "index", str(small_project)) for _ in range(2))
    assert first.stdout.decode() == "Read 3 articles: 2 in all, 1 that do not open.\n"
    assert second.stdout.decode().startswith("Read 0 articles: 2 in all")


# ------------------------------------------------------------------------ all commands


@pytest.mark.parametrize("command", ["check", "summary", "labels"])
def test_the_project_is_the_one_named_else_that_of_the_environment_else_this_folder(
    command, run, labelled, tmp_path, monkeypatch
):
    expected = run(command, labelled)[1]
    monkeypatch.chdir(labelled)
    assert run(command)[1] == expected
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FRAMING_PROJECT", str(labelled))
    assert run(command)[1] == expected


@pytest.mark.parametrize(("command", "code"), [("check", 1), ("summary", 2), ("labels", 2)])
def test_a_project_that_is_not_there_is_one_line_on_stderr(command, code, run, tmp_path):
    got, out, err = run(command, tmp_path / "nowhere")
    assert (got, out) == (code, [])
    assert len(err.splitlines()) == 1
    assert "There is no project folder" in err


def test_a_wrong_command_is_explained():
    done = python("-m", "framing", "sumary")
    assert done.returncode == 2
    assert b"sumary" in done.stderr
    assert b"Traceback" not in done.stderr


def test_listing_paragraphs_loads_no_data_frames():
    """It is run once a file from shell loops, so it starts in the time that reading takes."""
    code = (
        "import sys; from framing.cli import main; main(sys.argv[1:]); "
        "sys.exit(bool({'pandas', 'numpy', 'altair', 'streamlit'} & set(sys.modules)))"
    )
    done = python("-c", code, "paragraphs", str(next((ROOT / "sources").glob("*.txt"))))
    assert done.returncode == 0, done.stderr


def test_every_command_is_in_the_readme():
    readme = ROOT / "README.md"
    if not readme.exists():
        pytest.skip("there is no README.md")
    commands = next(action for action in parser()._actions if action.choices).choices
    text = readme.read_text("utf-8")
    assert [name for name in commands if f"python -m framing {name}" not in text] == []


# --------------------------------------------------------------------------- notebooks


def test_importing_framing_loads_nothing_else():
    loaded = "[name for name in sys.modules if name.startswith(('framing.', 'numpy', 'pandas'))]"
    code = f"import sys, framing; sys.exit(bool({loaded}))"
    assert python("-c", code).returncode == 0


def test_a_notebook_gets_the_same_tables(labelled, run):
    project = framing.open_project(labelled)
    assert framing.summary(project).equals(framing.summary(str(labelled)))
    assert framing.summary(project, basis="final")["tagged"].tolist() == [1, 1]
    wide = framing.read_labels(project, wide=True)
    assert list(wide.columns) == next(csv.reader(io.StringIO(run("labels", labelled, "--wide")[1][0])))
    assert len(framing.read_labels(project, history=True)) == 5
    paragraphs = framing.paragraphs(labelled / "sources" / "bridge.txt")
    assert paragraphs.equals(framing.paragraphs(framing.read_article(labelled / "sources" / "bridge.txt")))
    assert paragraphs["number"].tolist() == [1, 2, 3, 4, 5]


def test_framing_offers_what_it_lists_and_nothing_that_it_does_not():
    for name in framing.__all__:
        assert getattr(framing, name) is not None
    assert {"open_project", "summary", "read_labels", "paragraphs", "FramingError"} <= set(dir(framing))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        framing.nothing  # noqa: B018
