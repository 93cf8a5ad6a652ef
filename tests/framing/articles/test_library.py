"""A folder of articles: listed, opened one by one, counted; one bad file never hinders the others."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from framing.articles import KINDS, Library, kept
from framing.errors import (
    ArticleBinary,
    ArticleEmpty,
    ArticleFrontMatter,
    ArticleStemTaken,
    ArticleTooLarge,
    ArticleUnknown,
    ArticleUnreadable,
)

STORY = "{0} of it\n\nBy Jane Doe\n\nText of {0}, and more text. It goes on.\n\nGuards. via Press Office\n"


@pytest.fixture
def folder(tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    return sources


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(STORY.format(name), encoding="utf-8")


def touch(file: Path, text: str) -> None:
    """Write `text` so that size or time show it, however coarse the clock."""
    before = file.stat()
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000))


# ----------------------------------------------------------------------------- the list


def test_articles_are_the_text_files_of_the_folder_in_natural_order(folder):
    put(folder, "b10.txt", "b9.md", "a.TXT", "C.Md", ".hidden.txt", "notes.docx", "noending")
    (folder / "more").mkdir()
    put(folder / "more", "inside.txt")
    (folder / "folder.txt").mkdir()
    library = Library(folder)
    assert library.ids == ("a", "b9", "b10", "C")
    assert library.problems == {}


def test_a_folder_that_does_not_exist_holds_no_articles(tmp_path):
    library = Library(tmp_path / "nowhere")
    assert (library.ids, library.entries(), library.problems) == ((), [], {})
    assert len(library.unit_arrays().key) == 0
    assert library.index() == 0


def test_what_takes_parsing_is_unknown_until_the_file_was_parsed(folder):
    put(folder, "a.txt", "b.txt")
    library = Library(folder)
    assert [(e.id, e.title, e.units, e.words) for e in library.entries()] == [
        ("a", None, None, None),
        ("b", None, None, None),
    ]
    library.article("b")
    a, b = library.entries()
    assert a.title is None
    assert (b.title, b.units, b.words) == ("b.txt of it", 3, 13)
    library.index()
    assert [e.title for e in library.entries()] == ["a.txt of it", "b.txt of it"]


def test_entries_tell_outlet_and_date(folder):
    (folder / "a.txt").write_text("A headline\n\nBy Jane Doe, Reuters, 3 March 2024\n\nText of it.")
    library = Library(folder)
    library.index()
    assert (library.entries()[0].outlet, library.entries()[0].date) == ("Reuters", "2024-03-03")


def test_refresh_tells_whether_anything_changed(folder):
    put(folder, "a.txt")
    library = Library(folder)
    assert library.refresh()
    assert not library.refresh()
    put(folder, "b.txt")
    assert not library.refresh(max_age=60)
    assert library.refresh()
    assert library.ids == ("a", "b")
    touch(folder / "a.txt", "Another text.")
    assert library.refresh()
    (folder / "b.txt").unlink()
    assert library.refresh()
    assert library.ids == ("a",)
    assert not library.refresh()


# --------------------------------------------------------------------------- one article


def test_an_article_is_read_again_when_its_file_changed(folder):
    put(folder, "a.txt")
    library = Library(folder)
    first = library.article("a")
    assert library.article("a") is first
    touch(folder / "a.txt", "Another text.")
    assert library.article("a").paragraphs[0].text == "Another text."
    assert library.entries()[0].units == 1


def test_a_file_added_since_the_last_look_is_found(folder):
    library = Library(folder)
    assert library.ids == ()
    put(folder, "a.txt")
    assert library.article("a").id == "a"
    assert library.ids == ("a",)


def test_an_article_that_is_not_there_is_unknown(folder):
    put(folder, "a.txt")
    with pytest.raises(ArticleUnknown) as caught:
        Library(folder).article("b")
    assert "“b”" in str(caught.value)


def test_many_articles_may_be_opened_and_each_is_itself(folder):
    put(folder, *(f"{n}.txt" for n in range(150)))
    library = Library(folder)
    for n in [*range(150), *range(150)]:
        assert library.article(str(n)).title == f"{n}.txt of it"


# ----------------------------------------------------------------------------- bad files


def test_one_bad_file_never_hinders_the_others(folder):
    put(folder, "good.txt", "fine.md")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\u200b\n", encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "matter.md").write_text("---\ntitle: x\nauthor: y\n---\nText.")
    with (folder / "large.txt").open("wb") as handle:
        handle.truncate(50_000_000)
    library = Library(folder)
    assert {name: type(error) for name, error in library.problems.items()} == {
        "empty.txt": ArticleEmpty,
        "large.txt": ArticleTooLarge,
    }
    assert library.article("good").paragraphs
    for id, fault in (
        ("empty", ArticleEmpty),
        ("blank", ArticleEmpty),
        ("picture", ArticleBinary),
        ("matter", ArticleFrontMatter),
        ("large", ArticleTooLarge),
    ):
        with pytest.raises(fault, match=id):
            library.article(id)
    assert library.ids == ("fine", "good")
    assert sorted(library.problems) == ["blank.txt", "empty.txt", "large.txt", "matter.md", "picture.txt"]
    assert len(library.unit_arrays().key) == 3


def test_what_is_wrong_with_files_is_remembered_word_for_word(folder):
    put(folder, "good.txt")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "matter.md").write_text("---\ntitle: x\nauthor: y\n---\nText.")
    (folder / "log.txt").write_text("a\n" * 30_000)
    (folder / "blank.txt").write_text(" \n")
    first = Library(folder)
    first.index()
    second = Library(folder)
    assert {n: str(e) for n, e in second.problems.items()} == {n: str(e) for n, e in first.problems.items()}
    assert {n: type(e) for n, e in second.problems.items()} == {n: type(e) for n, e in first.problems.items()}
    assert len(second.problems) == 4
    assert second.index() == 0


def test_a_bad_file_that_is_mended_opens(folder):
    (folder / "a.txt").write_bytes(b"%PDF-1.7")
    library = Library(folder)
    library.index()
    assert library.ids == ()
    touch(folder / "a.txt", "Text of it.")
    library.refresh()
    assert library.ids == ("a",)
    assert library.article("a").paragraphs[0].text == "Text of it."


def test_of_two_files_with_one_stem_the_first_by_name_opens(folder):
    put(folder, "a.txt", "a.md", "b.txt")
    library = Library(folder)
    assert library.ids == ("a", "b")
    assert library.article("a").title == "a.md of it"
    fault = library.problems["a.txt"]
    assert isinstance(fault, ArticleStemTaken)
    assert "a.md is open; rename a.txt" in str(fault)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are composed or refused there")
def test_names_that_differ_only_in_composition_are_one_stem(folder):
    put(folder, "e\u0301tat.txt", "état.txt")
    library = Library(folder)
    assert library.ids == ("état",)
    assert len(library.problems) == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names cannot be made there")
def test_a_file_name_that_is_no_text_is_a_problem_that_can_be_shown(folder):
    put(folder, "good.txt")
    (folder / os.fsdecode(b"bad\xff.txt")).write_text("Text.")
    library = Library(folder)
    assert library.ids == ("good",)
    (fault,) = library.problems.values()
    assert str(fault).encode()


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a right there")
def test_a_link_that_leads_nowhere_is_passed_over_and_one_in_a_circle_is_unreadable(folder):
    put(folder, "good.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    library = Library(folder)
    assert library.ids == ("good",)
    assert all(isinstance(fault, ArticleUnreadable) for fault in library.problems.values())


def test_a_file_that_vanished_is_unreadable_and_opens_when_it_is_back(folder):
    put(folder, "a.txt", "b.txt")
    library = Library(folder)
    assert library.ids == ("a", "b")
    (folder / "a.txt").unlink()
    with pytest.raises(ArticleUnreadable, match="is not there"):
        library.article("a")
    assert library.ids == ("b",)
    put(folder, "a.txt")
    library.refresh()
    assert library.ids == ("a", "b")
    assert library.problems == {}
    assert library.article("a").id == "a"


# ------------------------------------------------------------------------- kept parses


def test_what_one_library_parsed_another_knows_without_reading(folder):
    put(folder, *(f"{n}.txt" for n in range(30)))
    Library(folder).index()
    again = Library(folder)
    assert all(entry.units == 3 for entry in again.entries())
    assert again.index() == 0
    assert (folder.parent / ".framing" / "articles.sqlite").exists()


def test_a_running_library_sees_what_another_parses(folder):
    put(folder, "a.txt", "b.txt")
    running = Library(folder)
    assert [entry.units for entry in running.entries()] == [None, None]
    Library(folder).index()
    assert running.refresh()
    assert [entry.units for entry in running.entries()] == [3, 3]
    assert len(running.unit_arrays().key) == 6
    assert not running.refresh()


def test_only_files_that_changed_are_parsed_again(folder):
    put(folder, "a.txt", "b.txt", "c.txt")
    library = Library(folder)
    assert library.index() == 3
    touch(folder / "b.txt", "Another text.")
    put(folder, "d.txt")
    (folder / "c.txt").unlink()
    assert library.index() == 2
    assert library._cache.files() == {"a.txt", "b.txt", "d.txt"}
    assert [(entry.id, entry.units) for entry in Library(folder).entries()] == [("a", 3), ("b", 1), ("d", 3)]


def test_nothing_that_another_version_parsed_is_believed(folder, monkeypatch):
    put(folder, "a.txt")
    Library(folder).index()
    monkeypatch.setattr(kept, "parser_version", lambda: "another")
    newer = Library(folder)
    assert newer.entries()[0].units is None
    assert newer.index() == 1


def test_the_version_is_that_of_the_sources():
    assert len(kept.parser_version()) == 16
    assert kept.parser_version() == kept.parser_version()


def test_what_was_opened_before_is_kept_with_the_rest(folder):
    put(folder, "a.txt", "b.txt")
    library = Library(folder)
    library.article("a")
    assert library.index() == 1
    assert all(entry.units == 3 for entry in Library(folder).entries())


def test_progress_is_told_batch_by_batch(folder):
    put(folder, *(f"{n}.txt" for n in range(450)))
    seen = []
    Library(folder).index(lambda done, total: seen.append((done, total)))
    assert seen == [(200, 450), (400, 450), (450, 450)]


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_is_set_aside_and_made_anew(folder, content):
    put(folder, "a.txt", "b.txt")
    cache = folder.parent / ".framing" / "articles.sqlite"
    cache.parent.mkdir()
    cache.write_bytes(content)
    library = Library(folder)
    assert library.article("a").paragraphs
    assert [entry.id for entry in library.entries()] == ["a", "b"]
    library.index()
    assert all(entry.units for entry in Library(folder).entries())
    assert cache.with_name("articles.sqlite.damaged").read_bytes() == content


def test_where_nothing_can_be_kept_everything_works(folder):
    put(folder, "a.txt", "b.txt")
    (folder.parent / ".framing").write_text("a file where the folder would be")
    library = Library(folder)
    library.refresh()
    assert library.index() == 2
    assert [entry.units for entry in library.entries()] == [3, 3]
    assert len(library.unit_arrays().key) == 6


def test_the_cache_may_be_deleted_at_any_time(folder):
    put(folder, "a.txt")
    library = Library(folder)
    library.index()
    (folder.parent / ".framing" / "articles.sqlite").unlink()
    library.refresh()
    assert library.entries()[0].units == 3
    touch(folder / "a.txt", "Another text.")
    assert library.index() == 1
    assert Library(folder).entries()[0].units == 1


def test_a_cache_may_be_kept_elsewhere(folder, tmp_path):
    put(folder, "a.txt")
    Library(folder, cache=tmp_path / "elsewhere" / "x.sqlite").index()
    assert Library(folder, cache=tmp_path / "elsewhere" / "x.sqlite").entries()[0].units == 3
    assert not (folder.parent / ".framing").exists()


def index_in_a_process(folder, barrier):
    barrier.wait()
    Library(folder).index()


def test_several_processes_may_index_one_folder_at_once(folder):
    put(folder, *(f"{n}.txt" for n in range(300)))
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(3)
    workers = [context.Process(target=index_in_a_process, args=(folder, barrier)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    again = Library(folder)
    assert all(entry.units == 3 for entry in again.entries())


def test_many_threads_may_use_one_library(folder):
    put(folder, *(f"{n}.txt" for n in range(80)))
    library = Library(folder)
    faults = []

    def work(start):
        try:
            for n in range(80):
                id = str((n + start) % 80)
                assert library.article(id).title == f"{id}.txt of it"
                units = library.unit_arrays()
                assert len(units.ids) == 80
                assert len(units.key) == len(units.article)
                library.refresh()
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(n * 10,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert all(entry.units == 3 for entry in library.entries())


# -------------------------------------------------------------------------------- units


def test_unit_arrays_tell_what_the_articles_tell(folder):
    put(folder, "b10.txt", "b9.txt", "a.txt")
    (folder / "only.txt").write_text("Share\n\nAdvertisement")
    library = Library(folder)
    library.index()
    units = library.unit_arrays()
    expected = [
        (code, unit.number, int(unit.id, 16), unit.words, KINDS.index(unit.kind))
        for code, id in enumerate(library.ids)
        for unit in library.article(id).units
    ]
    columns = (units.article, units.number, units.key, units.words, units.kind)
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == expected
    assert [column.dtype for column in columns] == [np.int32, np.int32, np.int64, np.int32, np.int8]
    assert units.ids == library.ids


def test_unit_arrays_are_built_once_until_something_changes(folder):
    put(folder, "a.txt", "b.txt")
    library = Library(folder)
    library.article("b")
    units = library.unit_arrays()
    assert units.article.tolist() == [1, 1, 1]
    library.refresh()
    assert library.unit_arrays() is units
    touch(folder / "b.txt", "Another text.")
    library.refresh()
    assert library.unit_arrays().article.tolist() == []
    library.article("b")
    assert library.unit_arrays().article.tolist() == [1]


def test_the_version_is_another_when_the_list_or_the_units_are(folder):
    put(folder, "a.txt", "b.txt")
    library = Library(folder)
    seen = [library.version, library.version]
    assert seen[0] == seen[1]
    for change in (
        lambda: library.article("b"),
        lambda: touch(folder / "b.txt", "Another text, of more words."),
        lambda: library.article("b"),
        lambda: put(folder, "c.txt"),
    ):
        change()
        library.refresh()
        seen.append(library.version)
    assert len(set(seen)) == 5


def test_importing_articles_does_not_load_tables():
    import subprocess

    code = "import sys, framing.articles; print([m for m in ('pandas', 'pyarrow', 'numpy', 'chardet') if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=True,
    )
    assert run.stdout.strip() == "[]"


def test_the_units_of_some_articles_alone_stand_in_the_order_asked_for(folder):
    put(folder, "one.txt", "two.txt", "three.txt")
    library = Library(folder)
    library.index()
    units = library.unit_arrays()
    some = units.only(("two", "gone", "one"))
    assert some.ids == ("two", "gone", "one")
    assert some.article.tolist() == [0] * 3 + [2] * 3
    for article in ("one", "two"):
        here, there = units.ids.index(article), some.ids.index(article)
        for column in ("number", "key", "words", "kind"):
            assert (
                getattr(some, column)[some.article == there].tolist()
                == getattr(units, column)[units.article == here].tolist()
            )
    assert len(units.only(()).key) == 0
