"""Labels taken to other tools and brought from them. For leads, who see everybody's labels as it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path

import streamlit as st

from app.parts import session, sign_in
from app.parts.current_project import current_project
from app.parts.sight import Seen, seen_by
from app.parts.text import as_html, as_markdown
from framing.errors import FramingError
from framing.exchange import (
    FORMATS,
    Format,
    Options,
    Prepared,
    compare,
    export_files,
    import_labels,
    prepare,
    read_dataset,
    taken,
)
from framing.exchange.dataset import TITLES
from framing.exchange.in_words import lines, outcome, without_options
from framing.labels import utc_now
from framing.phrases import counted
from framing.project import Project
from framing.reporting.downloads import file_name
from framing.team import Person

#: The folder of a project that files are taken in from. Nothing is uploaded: the front door lets no file in.
INBOX = "imports"

_ENDINGS = (".json", ".jsonl", ".zip")

#: A larger file, in bytes, is for the command: to read it here would hold up those who tag.
_LARGEST = 20_000_000

#: Name, size, and when it was last changed, of a file to take in.
_Stamp = tuple[str, int, int]


def draw(project: Project, person: Person) -> None:
    """The section "Labels to and from other tools" of the page Report."""
    st.subheader("Labels to and from other tools", anchor=False)
    st.markdown(
        "All paragraphs with everybody's current labels, as files that Label Studio and doccano take in."
    )
    with st.container(horizontal=True, key="exchange_downloads"):
        for format in FORMATS:
            st.download_button(
                f"For {TITLES[format]} (zip)",
                _made(format, project, seen_by(person, project)),
                file_name=file_name(project.name, TITLES[format], "zip"),
                mime="application/zip",
                key=f"exchange_{format}",
                icon=":material/download:",
                on_click="ignore",
            )
    st.markdown(
        f"**Take labels in.** Put what the other tool has exported into the folder `{INBOX}` of the project: a JSON or "
        "JSONL file, or a zip. It is listed here, and nothing is changed before you have read what it would do."
    )
    _said()
    stamps, unnamed = _files(project.folder / INBOX)
    if unnamed:
        st.caption(
            f"{counted(unnamed, 'file')} in `{INBOX}` cannot be listed: the name is not valid UTF-8. Rename it."
        )
    if not stamps:
        st.caption(f"There is no such file in `{INBOX}` yet.")
        return
    chosen = st.selectbox(
        "File", [name for name, _, _ in stamps], index=None, key="exchange_file", placeholder="Choose a file"
    )
    options, fields = _options()
    if chosen:
        stamp = next(one for one in stamps if one[0] == chosen)
        if stamp[1] > _LARGEST:
            st.info(
                f"It has more than {_LARGEST // 1_000_000} megabytes, and to read it here would hold up those who tag. "
                "Take it in with the command `python -m framing import`, which says first, with `--dry-run`, what it "
                "would do.",
                title="Too large for this page",
            )
            return
        _preview(project, person, stamp, options, fields)


def _made(format: Format, project: Project, seen: Seen) -> Callable[[], bytes]:
    """Makes the download when it is asked for."""

    def make() -> bytes:
        ids = [entry.id for entry in seen.articles]
        units = taken(ids, project.library.article, seen.labels)
        emails = {member.name: member.email for member in project.team.members if member.email}
        return export_files(format, units, seen.labels, project.codebook, emails).zipped()

    return make


# -------------------------------------------------------------------------------- taking in


def _files(folder: Path) -> tuple[list[_Stamp], int]:
    """What of `folder` can be taken in, by name; and how many files have names that no page can show."""
    try:
        found = [file for file in folder.iterdir() if file.suffix.lower() in _ENDINGS and file.is_file()]
        stats = [(file.name, file.stat()) for file in sorted(found)]
    except OSError:
        return [], 0
    named = [
        (name, stat.st_size, stat.st_mtime_ns)
        for name, stat in stats
        if name == name.encode("utf-8", "replace").decode()
    ]
    return named, len(stats) - len(named)


def _options() -> tuple[Options, tuple[str, str]]:
    """What the lead says of the file: whose labels, which tags; and the fields of its text and its tags."""
    with st.expander("What the file calls otherwise, and what to do with it"):
        with st.container(horizontal=True):
            reviewers = st.text_area(
                "Reviewers",
                key="exchange_reviewers",
                placeholder="ann@example.org = Ann",
                help="One a line, theirs = ours. A name alone: all labels are that person's.",
            )
            tags = st.text_area(
                "Tags",
                key="exchange_tags",
                placeholder="Negative = critical",
                help="One a line, theirs = ours, or none.",
            )
        with st.container(horizontal=True):
            text = st.text_input("Field of the text", key="exchange_text", placeholder="text")
            control = st.text_input(
                "Field or control of the tags", key="exchange_control", placeholder="tags"
            )
        empty = st.checkbox("Handed in without a tag: no tag fits", key="exchange_empty")
        make = st.checkbox("Make the articles that are missing", key="exchange_make")
        named = st.text_input(
            "Field that names a text's article",
            key="exchange_named",
            placeholder="article, document, source …",
            disabled=not make,
        )
        over = st.checkbox(
            "Let labels of the file follow those here that say something else", key="exchange_replace"
        )
    people, names = _pairs(reviewers)
    options = Options(
        tags=_pairs(tags)[0],
        reviewers=people,
        reviewer=names[0] if names else "",
        empty_is_none=empty,
        replace=over,
        make_articles=named.strip() if make else None,
    )
    return options, (text.strip(), control.strip())


def _pairs(typed: str) -> tuple[dict[str, str], list[str]]:
    """Lines "theirs = ours", and what stands on lines alone."""
    rows = [line.rpartition("=") for line in (typed or "").splitlines() if line.strip()]
    return (
        {theirs.strip(): ours.strip() for theirs, mark, ours in rows if mark},
        [alone.strip() for _, mark, alone in rows if not mark],
    )


@st.cache_resource(max_entries=2, show_spinner="Reading the file …")
def _prepared(
    stamp: _Stamp, asked: str, version: Hashable, _options: Options, _fields: tuple[str, str]
) -> Prepared | FramingError:
    """What the file says of this project's paragraphs, worked out once for what is asked; the labels are not looked at."""
    project = current_project()
    path = project.folder / INBOX / stamp[0]
    try:
        dataset = read_dataset(path, text=_fields[0], control=_fields[1])
        return prepare(project, dataset, _options, path)
    except FramingError as problem:
        return problem


def _preview(
    project: Project, person: Person, stamp: _Stamp, options: Options, fields: tuple[str, str]
) -> None:
    version = (project.library.version, project.codebook.fingerprint, hash(project.team))
    prepared = _prepared(stamp, repr((options, fields)), version, options, fields)
    if isinstance(prepared, FramingError):
        st.error(_markdown(str(prepared)))
        return
    found = compare(prepared, seen_by(person, project).labels, options.replace, utc_now())
    # HTML, because Markdown makes links of addresses, however they are escaped; they stand for people here.
    items = "".join(f'<li dir="auto">{as_html(without_options(line))}</li>' for line in lines(found))
    st.html(f'<ul class="exchange">{items}</ul>')
    if found.labels or found.prepared.articles:
        st.button(
            f"Take in {counted(len(found.labels), 'label')}",
            key="exchange_go",
            type="primary",
            on_click=_take_in,
            args=(stamp[0], options, fields),
        )


def _take_in(name: str, options: Options, fields: tuple[str, str]) -> None:
    """The gesture: read and decided anew, on what is here by then."""
    try:
        sign_in.require_lead()
        project = current_project()
        path = project.folder / INBOX / name
        dataset = read_dataset(path, text=fields[0], control=fields[1])
        done = import_labels(project, dataset, options, path=path)
        session.put("exchange_said", " ".join(outcome(done, done=True)))
    except FramingError as problem:
        session.put("exchange_said", problem)


def _said() -> None:
    """What the last gesture did, or what kept it from being done; once."""
    said = session.get("exchange_said")
    session.put("exchange_said", "")
    if isinstance(said, FramingError):
        st.error(_markdown(str(said)))
    elif said:
        st.success(as_markdown(said))


def _markdown(text: str) -> str:
    """What the command says, for people who have fields to fill in instead of options."""
    return as_markdown(without_options(text))
