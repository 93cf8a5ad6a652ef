"""The zip file: what is in it, what is left out, and what happens to files in its way."""

from __future__ import annotations

import csv
import hashlib
import zipfile

import pytest

import framing
from framing.errors import PackageInTheWay, PackageNotWritten
from framing.labels import COLUMNS
from framing.replication import package, write_package
from tests.framing.replication.messy import HISTORY, make, save, unpacked


@pytest.fixture
def messy(tmp_path):
    project = make(tmp_path / "Messy, and more")
    save(project, HISTORY)
    return project


def rows(file) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_everything_is_in_one_folder_of_the_zip_file(messy, tmp_path):
    made = write_package(messy, tmp_path / "package.zip")
    with zipfile.ZipFile(made.file) as package:
        names = package.namelist()
    assert {name.split("/")[0] for name in names} == {"messy_and_more_replication"}
    files = {name.split("/", 1)[1] for name in names}
    assert {name for name in files if "/" not in name} == {
        *("README.md", "labels.csv", "final.csv", "codebook.toml", "codebook.csv", "articles.csv"),
        *("paragraphs.csv", "labels.sav", "reproduce.py", "reproduce.R", "cut_paragraphs.py"),
    }
    tags = ("supportive", "critical", "tag_50_quoted", "tagged", "left")
    assert {name for name in files if name.startswith("irr/")} == {f"irr/{tag}.csv" for tag in tags}
    assert (made.articles, made.labels, made.left_out) == (6, len(HISTORY), {})


def test_labels_are_every_row_and_the_codebook_is_the_project_s(messy, tmp_path):
    folder = unpacked(messy, tmp_path)
    saved = [
        [str(value).lower() if isinstance(value, bool) else str(value) for value in row]
        for row in messy.store.read().to_frame().itertuples(index=False)
    ]
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        header, *found = csv.reader(file)
    assert header == list(COLUMNS)
    assert found == saved
    assert any("\r" in row[-2] for row in found)  # a note with a carriage return stays in one row
    assert (folder / "codebook.toml").read_bytes() == (messy.folder / "codebook.toml").read_bytes()


def test_a_project_of_codebook_labels_and_files_is_the_same_project(messy, tmp_path):
    folder = unpacked(messy, tmp_path)
    again = make(tmp_path / "again", codebook=(folder / "codebook.toml").read_text("utf-8"))
    (again.folder / "labels.csv").write_bytes((folder / "labels.csv").read_bytes())
    assert framing.summary(again.folder).equals(framing.summary(messy))


def test_final_labels_say_how_they_were_settled(messy, tmp_path):
    found = rows(unpacked(messy, tmp_path) / "final.csv")
    order = [(row["article"], int(row["paragraph"])) for row in found if row["unit"] == "1"]
    places = [(id, unit.number) for id in messy.library.ids for unit in messy.library.article(id).units]
    assert order == [place for place in places if place in order]
    assert [(row["tags"], row["how"]) for row in found if row["how"] == "adjudicated"] == [
        ("supportive", "adjudicated"),
        ("supportive", "adjudicated"),
    ]
    assert [row["unit"] for row in found if row["article"] == "nowhere"] == ["0"]


def test_without_texts_no_text_of_an_article_is_in_it(messy, tmp_path):
    folder = unpacked(messy, tmp_path, texts=False)
    everything = "".join(
        file.read_text("utf-8") for file in folder.rglob("*") if file.suffix in (".csv", ".md", ".toml")
    )
    titles = {messy.library.article(id).title for id in messy.library.ids}
    for id in messy.library.ids:
        for paragraph in messy.library.article(id).paragraphs:
            assert paragraph.text in titles or paragraph.text not in everything
            assert not paragraph.credit or paragraph.credit not in everything


def test_anonymous_reviewers_are_letters_without_notes_and_hours(messy, tmp_path):
    folder = unpacked(messy, tmp_path, anonymous=True)
    found = rows(folder / "labels.csv")
    assert {row["reviewer"] for row in found} == {f"Reviewer {letter}" for letter in "ABCDE"}
    assert {row["note"] for row in found} == {""}
    assert {row["saved_at"] for row in found} == {"2026-11-21T00:00:00.000Z"}
    names = (b"Mira", b"Lea", b"=cmd")
    assert not [
        file
        for file in folder.rglob("*")
        if file.is_file() and any(name in file.read_bytes() for name in names)
    ]


def test_two_spellings_of_a_name_stay_two_reviewers(tmp_path):
    project = make(tmp_path / "project")
    save(project, [(name, "reviewer", 0, ("critical",)) for name in ("Mira", "mira")])
    found = []
    for anonymous in (False, True):
        target = tmp_path / str(anonymous)
        target.mkdir()
        found.append(rows(unpacked(project, target, anonymous=anonymous) / "expected/alpha.csv"))
    plain, lettered = found
    assert plain == lettered
    assert lettered[0]["reviewers"] == "2"


def test_letters_are_drawn_anew_so_that_names_do_not_tell_them(messy, tmp_path):
    drawn = set()
    for number in range(12):
        target = tmp_path / str(number)
        target.mkdir()
        found = rows(unpacked(messy, target, anonymous=True) / "labels.csv")
        drawn.add(tuple(row["reviewer"] for row in found))
    assert len(drawn) > 1


def test_files_that_are_no_articles_are_named(messy, tmp_path):
    (messy.library.sources / "scan.txt").write_bytes(b"%PDF-1.7 ...")
    (messy.library.sources / "empty.txt").write_bytes(b"")
    made = write_package(messy, tmp_path / "package.zip")
    assert set(made.left_out) == {"scan.txt", "empty.txt"}
    with zipfile.ZipFile(made.file) as package:
        readme = package.read("messy_and_more_replication/README.md").decode()
    assert "not in here: empty.txt, scan.txt." in readme


def test_an_earlier_package_is_replaced_and_any_other_file_is_left_alone(messy, tmp_path):
    file = tmp_path / "package.zip"
    write_package(messy, file, texts=False)
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    write_package(messy, file)
    assert hashlib.sha256(file.read_bytes()).hexdigest() != before
    for other in (tmp_path / "thesis.zip", tmp_path / "notes.txt"):
        if other.suffix == ".zip":
            with zipfile.ZipFile(other, "w") as archive:
                archive.writestr("thesis/README.md", "mine")
        else:
            other.write_text("mine", encoding="utf-8")
        content = other.read_bytes()
        with pytest.raises(PackageInTheWay, match="no replication package"):
            write_package(messy, other)
        assert other.read_bytes() == content


def test_what_cannot_be_written_leaves_nothing_behind(messy, tmp_path, monkeypatch):
    with pytest.raises(PackageNotWritten):
        write_package(messy, tmp_path / "no such folder" / "package.zip")

    target = tmp_path / "target"
    target.mkdir()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(package, "_write_matrices", full)  # when the smaller files are in it
    with pytest.raises(PackageNotWritten, match="No space"):
        write_package(messy, target / "package.zip")
    assert list(target.iterdir()) == []


# --------------------------------------------------------------------------------- commands


def test_the_command_makes_it(messy, tmp_path, run):
    code, out, err = run("package", messy.folder, "-o", tmp_path / "p.zip", "--without-texts", "--anonymous")
    assert (code, err) == (0, "")
    assert out == [f"Made {tmp_path / 'p.zip'}: 6 articles, 15 paragraphs, {len(HISTORY)} rows of labels."]


def test_the_command_names_the_files_that_are_left_out(messy, tmp_path, run):
    (messy.library.sources / "empty.txt").write_bytes(b"")
    code, _, err = run("package", messy.folder, "-o", tmp_path / "p.zip")
    assert code == 1
    assert "empty.txt" in err


def test_the_command_leaves_another_file_alone(messy, tmp_path, run):
    other = tmp_path / "notes.txt"
    other.write_text("mine", encoding="utf-8")
    code, _, err = run("package", messy.folder, "-o", other)
    assert code == 2
    assert "no replication package" in err


def test_notebooks_make_it_too(messy, tmp_path):
    assert framing.package(messy.folder, str(tmp_path / "p.zip"), texts=False).articles == 6
