"""Who may import whom: the arrows of the design, walked in the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: Part of `framing` -> the other parts that it may import. A part is a package or a module of its own.
FRAMING = {
    "errors": set(),
    "articles": {"errors"},
    "labels": {"errors"},
    "toml_file": {"errors"},
    "charting": set(),
    "undefined": set(),
    "phrases": set(),
    "selection": {"errors", "articles", "labels"},
    "palette": set(),
    "codebook": {"errors", "labels", "palette", "toml_file"},  # the reserved name "none"
    "project": {"errors", "articles", "labels", "codebook", "team"},
    "tagging": {"errors", "articles", "labels", "codebook"},
    "team": {"errors", "articles", "labels", "codebook", "toml_file"},
    "reliability": {
        "errors",
        "articles",
        "labels",
        "codebook",
        "charting",
        "undefined",
        "selection",
        "phrases",
    },
    "reporting": {
        "errors",
        "articles",
        "labels",
        "codebook",
        "charting",
        "undefined",
        "selection",
        "phrases",
        "palette",
    },
    "notebook": {
        "figures",
        "errors",
        "articles",
        "labels",
        "codebook",
        "project",
        "reliability",
        "reporting",
        "replication",
        "report",
        "selection",
    },
    "replication": {
        "errors",
        "articles",
        "labels",
        "codebook",
        "reporting",
        "reliability",
        "project",
        "team",  # letters for reviewers
        "undefined",
        "",
    },
    "exchange": {"errors", "articles", "labels", "codebook", "project", "team", "phrases"},
    "cli": {
        "figures",
        "exchange",
        "errors",
        "articles",
        "labels",
        "codebook",
        "team",
        "project",
        "reliability",
        "reporting",
        "undefined",
        "selection",
        "phrases",
        "replication",
        "report",
        "notebook",
        "methods",
        "",
    },
    "figures": {"errors", "articles", "labels", "codebook", "phrases"},
    "report": {
        "errors",
        "articles",
        "labels",
        "codebook",
        "charting",
        "reporting",
        "reliability",
        "figures",
        "methods",
        "project",
        "team",
        "undefined",
        "phrases",
        "",
    },
    "methods": {"articles", "labels", "project", "reliability", "team", ""},
    "__main__": {"cli"},
    "": {"errors", "articles", "project", "notebook"},  # framing/__init__.py
}

#: Modules of the tree -> the parts of the tree that they may import.
LAYERS = {"annotate_app": {"app", "framing"}, "app": {"app", "framing"}, "framing": {"framing"}}

#: What only pages may know: the screen and the wire.
SCREEN = {"streamlit", "starlette", "tornado", "uvicorn", "fastapi", "flask"}


def sources() -> list[Path]:
    files = [ROOT / "annotate_app.py", *(ROOT / "app").rglob("*.py"), *(ROOT / "framing").rglob("*.py")]
    return sorted(file for file in files if "__pycache__" not in file.parts)


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(tree: ast.AST, package: str) -> Iterator[str]:
    """The full names of all modules that a source imports, wherever in it and under whatever condition."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            # `from framing import errors` imports framing.errors.
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__"):
                yield str(node.args[0].value)


def imports_of(file: Path) -> set[str]:
    name = module_name(file)
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    return set(imports(ast.parse(file.read_text("utf-8")), package))


def part_of_framing(name: str) -> str:
    """Which part of `framing` the module or name `name` belongs to; "" is framing/__init__.py itself."""
    part = [*name.split("."), ""][1]
    known = (ROOT / "framing" / part).is_dir() or (ROOT / "framing" / f"{part}.py").is_file()
    return part if part and known else ""


@pytest.mark.parametrize("file", sources(), ids=module_name)
def test_imports_follow_the_arrows_of_the_design(file):
    name = module_name(file)
    layer = name.split(".")[0]
    ours = {found for found in imports_of(file) if found.split(".")[0] in LAYERS}
    for found in ours:
        assert found.split(".")[0] in LAYERS[layer], f"{name} imports {found}"
    if layer == "framing":
        part = part_of_framing(name)
        assert part in FRAMING, f"framing.{part} is new: say in FRAMING what it may import"
        for found in ours:
            other = part_of_framing(found)
            assert other == part or other in FRAMING[part], f"{name} imports {found}"


BELOW_THE_APP = [file for file in sources() if file.relative_to(ROOT).parts[0] == "framing"]


@pytest.mark.parametrize("file", BELOW_THE_APP, ids=module_name)
def test_no_screen_is_known_below_the_app(file):
    assert not {found.split(".")[0] for found in imports_of(file)} & SCREEN


def test_only_one_module_knows_the_session_state():
    knowing = {module_name(file) for file in sources() if "session_state" in file.read_text("utf-8")}
    assert knowing == {"app.parts.session"}


#: Parts of pages that read all labels -> why nobody sees another's by them.
READS_LABELS = {
    "app.parts.sight": "picks out what may be seen",
    "app.parts.article_end": "the reader's own articles that are left",
    "app.parts.article_list": "the reader's own progress",
    "app.parts.disagreements.accept": "what a lead was shown, as it is when it is accepted",
    "app.parts.header": "the reader's own progress",
    "app.parts.set_paragraphs": "what is set for the reader, done or not",
    "app.parts.names": "who there is, to give them letters",
    "app.parts.precedent_button": "whether a paragraph is settled; drawn for leads",
    "app.parts.precedents": "settled paragraphs that a lead shows to all, once they can tell nothing",
    "app.parts.team_board": "figures, no tags",
}


def test_pages_read_labels_by_way_of_sight():
    pages = [file for file in sources() if file.relative_to(ROOT).parts[0] == "app"]
    ways = (".store.read(", ".store.append_decided(")
    reading = {module_name(file) for file in pages if any(way in file.read_text("utf-8") for way in ways)}
    assert reading == set(READS_LABELS)


def test_the_walk_sees_every_form_of_import():
    tree = ast.parse(
        "import streamlit as st\nfrom framing import errors\n"
        "from . import label\nfrom ..codebook import Tag\n"
        "def f():\n    from framing.team.roster import Roster\n    import_module('flask')\n"
    )
    assert set(imports(tree, "framing.labels")) == {
        "streamlit",
        "framing.errors",
        "framing.labels.label",
        "framing.codebook.Tag",
        "framing.team.roster.Roster",
        "flask",
    }


def test_no_arrow_of_the_design_leads_in_a_circle():
    seen: list[str] = []

    def visit(part: str, path: tuple[str, ...]) -> None:
        assert part not in path, " -> ".join((*path, part))
        seen.append(part)
        for other in FRAMING[part]:
            if (
                part not in ("cli", "methods", "replication", "report") or other != ""
            ):  # framing/__init__.py loads what it offers only when asked
                visit(other, (*path, part))

    for part in FRAMING:
        visit(part, ())
    assert set(seen) == set(FRAMING)
