"""Everything the README tells readers to type does what the README shows."""

from __future__ import annotations

import csv
import doctest
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from framing.cli import parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *(ROOT / "docs").rglob("*.md"),
]

#: (command, what it prints) for every "$ …" in the README.
EXAMPLES = [
    (match[1], [line.removeprefix("    ") for line in match[2].splitlines()])
    for match in re.finditer(r"^    \$ (.+)\n((?:    (?!\$ ).+\n|\n(?=    (?!\$ )))*)", README, re.MULTILINE)
]

#: The team.toml that the README shows.
TEAM = re.search(r"^    reviewers_per_article.*?(?=\n\n\S)", README, re.MULTILINE | re.DOTALL)[0]

#: Commands whose example goes on from what that of another did.
AFTER = {"links": "invite", "revoke": "invite", "close": "open", "import": "export"}

needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="./run is a bash script")


@pytest.fixture
def demo(demo_copy):
    """The demo as it is published, without what was tagged in this checkout since, and the README's team."""
    (demo_copy / "team.toml").write_text(textwrap.dedent(TEAM), encoding="utf-8")
    file = demo_copy / "labels.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened)
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(
            [header, *(row for row in rows if row[1] < "2026-04")]
        )
    return demo_copy


def printed_by(command: str, folder: Path) -> list[str]:
    """The lines that `command` prints in `folder`; `python` is this one, `| head -N` is done here."""
    command, _, head = command.partition(" | head -")
    words = command.split()
    assert words[0] == "python"
    done = subprocess.run(
        [sys.executable, *words[1:]],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    return lines[: int(head)] if head else lines


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_a_command_prints_what_the_readme_shows(command, shown, demo, tmp_path):
    if " new " in command:
        place = command.split()[-1]
        command, shown = (
            command.replace(place, str(tmp_path / "new")),
            [line.replace(place, str(tmp_path / "new")) for line in shown],
        )
    if command.endswith(" index"):
        shutil.rmtree(demo / ".framing", ignore_errors=True)
    if first := AFTER.get(subcommand_of(command)):
        printed_by(next(other for other, _ in EXAMPLES if subcommand_of(other) == first), demo)
    printed = printed_by(command, demo)
    if subcommand_of(command) in ("invite", "links", "revoke"):
        printed, shown = without_what_is_new_each_time(printed), without_what_is_new_each_time(shown)
    assert printed == shown


def subcommand_of(command: str) -> str:
    return command.split()[3]


def without_what_is_new_each_time(lines: list[str]) -> list[str]:
    """`lines` without the dates, ids and secrets of links."""
    text = re.sub(r"/join/[\w.-]{50,}", "/join/TOKEN", "\n".join(lines))
    return re.sub(r"\b[0-9a-f]{10}\b", "ID", re.sub(r"\b\d{4}-\d\d-\d\d\b", "DATE", text)).split("\n")


def test_the_notebook_example_prints_what_the_readme_shows(demo, monkeypatch):
    monkeypatch.chdir(demo)
    lines = [line for line in README.splitlines() if line.startswith("    ")]
    first = next(n for n, line in enumerate(lines) if line.startswith("    >>> "))
    last = max(n for n, line in enumerate(lines) if line.startswith("    >>> "))
    example = "\n".join(line.removeprefix("    ") for line in lines[first : last + 2]) + "\n"
    test = doctest.DocTestParser().get_doctest(example, {}, "README", "README.md", 0)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    results = runner.run(test, out=said.append)
    assert results.attempted >= 6
    assert results.failed == 0, "".join(said)


def test_every_subcommand_has_an_example():
    subcommands = next(action.choices for action in parser()._actions if action.choices)
    shown = {subcommand_of(command) for command, _ in EXAMPLES}
    assert shown == set(subcommands)


def test_every_option_of_a_subcommand_is_mentioned():
    subcommands = next(action.choices for action in parser()._actions if action.choices)
    options = {
        option
        for command in subcommands.values()
        for action in command._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
    assert {option for option in options if option not in README} == set()


def test_every_run_command_is_in_the_readme_and_every_one_there_exists():
    script = (ROOT / "run").read_text("utf-8")
    commands = set(re.findall(r"^    ([a-z]+)\)$", script, re.MULTILINE))
    assert {"app", "test"} <= commands
    assert set(re.findall(r"\./run ([a-z]+)", README)) == commands | {"help"}


def test_every_key_of_the_tagging_page_is_in_the_readme():
    bar = (ROOT / "app" / "parts" / "tag_bar.py").read_text("utf-8")
    keys = re.findall(r'_action\("\w+", (?:"[^"]+"|note), "(\w+)"', bar)
    assert len(keys) >= 7
    table = (
        "".join(re.findall(r"^\| (.+?) \|", README, re.MULTILINE)).replace("←", "Left").replace("→", "Right")
    )
    assert [key for key in keys if key not in table] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document):
    text = re.sub(r"`[^`]*`", "", document.read_text("utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            assert anchor in {
                re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings
            }


def test_every_document_is_in_the_index():
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    documents = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert {path for path in documents - {"README.md"} if f"({path})" not in index} == set()


# ------------------------------------------------------------------------------- ./run


@pytest.fixture
def checkout(tmp_path):
    """A checkout whose environment is this Python, installed as `./run` notes it: nothing is downloaded."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in ("run", "requirements.txt", "requirements-dev.txt", "codebook.toml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "framing", folder / "framing", ignore=shutil.ignore_patterns("__pycache__"))
    binaries = folder / ".venv" / "bin"
    binaries.mkdir(parents=True)
    python = binaries / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    for stamp, file in (
        ("base", "requirements.txt"),
        ("requirements.txt", "requirements.txt"),
        ("requirements-dev.txt", "requirements-dev.txt"),
    ):
        shutil.copy(folder / file, folder / ".venv" / f".installed-{stamp}")
    return folder


def run(checkout: Path, *arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["bash", checkout / "run", *map(str, arguments)],
        cwd=cwd or checkout,
        capture_output=True,
        encoding="utf-8",
    )


@needs_bash
def test_run_help_lists_every_command(checkout):
    done = run(checkout, "help")
    assert done.returncode == 0
    for command in ("app", "new", "test", "lint", "bench", "pictures"):
        assert f"./run {command}" in done.stdout


@needs_bash
def test_run_refuses_a_command_that_it_does_not_know(checkout):
    done = run(checkout, "tests")
    assert done.returncode == 2
    assert "./run test" in done.stdout


@needs_bash
def test_run_new_makes_a_project_folder_that_check_has_only_one_thing_to_say_of(checkout, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = run(checkout, "new", "bridges", cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    made = elsewhere / "bridges"
    assert {path.name for path in made.iterdir()} - {"labels.csv.lock"} == {
        "codebook.toml",
        "labels.csv",
        "sources",
    }
    assert str(made) in done.stdout
    checked = subprocess.run(
        [sys.executable, "-m", "framing", "check", made], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert checked.returncode == 1
    assert checked.stdout.splitlines() == ["sources/ holds no articles. Put .txt or .md files there."]


@needs_bash
def test_run_new_without_a_path_says_how_it_is_used(checkout):
    done = run(checkout, "new")
    assert done.returncode == 2
    assert "./run new PATH" in done.stderr


@needs_bash
def test_run_app_serves_the_project_that_it_is_given(checkout, tmp_path):
    """`streamlit run` is replaced by a script that says what it was asked for."""
    python = checkout / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$FRAMING_PROJECT"\necho "$@"\n')
    done = run(checkout, "app", "mine", "--server.port=8599", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        str(tmp_path / "mine"),
        "-m streamlit run annotate_app.py --server.port=8599",
    ]
