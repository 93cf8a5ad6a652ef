"""Team: who is how far and who is here, for the lead; one's own progress and the team's, for a reviewer."""

from __future__ import annotations

import json

import streamlit as st

from app.entry import presence
from app.parts import discussing, own_progress, session, sign_in, team_table
from app.parts.current_project import current_project, read_what_is_new
from app.parts.header import bar
from app.parts.leading import draw_problem
from app.parts.problems import told
from app.parts.team_board import board_of
from framing.project import Project
from framing.team import Person
from framing.team.board import Board

if session.get("wanted") is not None:  # a link to an article was clicked
    st.switch_page("views/tag.py")


@st.fragment(run_every=3)
def live() -> None:
    """All that follows new labels and people who come and go, looked at every few seconds."""
    with told():
        person = sign_in.person()
        project = current_project()
        board = board_of(project)
        if board.unread:
            read_what_is_new(project)
        draw_problem()
        if not board.articles:
            st.info(
                "Put articles as .txt or .md files into the project's `sources` folder.",
                title="No articles yet",
            )
        elif person.is_lead:
            whole_team(project, board, person)
        else:
            own_progress.draw(project, board, person)


def whole_team(project: Project, board: Board, person: Person) -> None:
    here = presence.here()
    st.markdown(
        f"**{in_words(board, here)}** {discussing.in_words(project.discussion.state(), board.articles)}"
    )
    st.html(
        '<div class="big">'
        + bar("The team, in paragraphs", board.team_done, None if board.unread else board.team_units)
        + "</div>"
    )
    if board.unread:
        st.caption(f"{board.unread:,} of {len(board.articles):,} articles are still being read.")
    st.subheader("Reviewers", anchor=False)
    if board.standings:
        team_table.draw(board.standings, here)
    else:
        st.info("Open *Tag* and tag a paragraph: whoever has tagged is listed here.", title="Nobody yet")
    if not project.team.members:
        how_to_list_a_team(board, person.name)
    st.subheader("Articles", anchor=False)
    discussing.draw(project, board)


def in_words(board: Board, here: dict[str, int]) -> str:
    done, articles, people = int(board.finished.sum()), len(board.articles), len(board.reviewers)
    present = sum(name in here for name in board.reviewers)
    told = f"{done:,} of {articles:,} articles {'is' if done == 1 else 'are'} finished by all."
    return told + (
        f" {present} of {people} reviewers {'is' if present == 1 else 'are'} here." if people else ""
    )


def how_to_list_a_team(board: Board, lead: str) -> None:
    with st.expander("No team is listed: everybody may tag everything. How to share the articles out"):
        st.markdown(
            "Save this as `team.toml` in the project's folder, with everybody's name as it stands beside their "
            "tags. Each article then waits for as many reviewers as it says. `docs/team.md` has all fields."
        )
        st.code(team_file(board.reviewers, lead), language="toml")


def team_file(reviewers: tuple[str, ...], lead: str) -> str:
    """A `team.toml` of `reviewers`, led by `lead`, who may be one of them."""
    people = {name: "" for name in reviewers or ("Ann Example", "Bo Example")}
    people[lead] = 'role = "lead"\n' + ("assigned = true\n" if lead in people else "")
    tables = [
        f"[[reviewer]]\nname = {json.dumps(name, ensure_ascii=False)}\n{rest}"
        for name, rest in people.items()
    ]
    return "\n".join(["reviewers_per_article = 1\n", *tables])


with st.container(key="team"):
    st.title("Team", anchor=False)
    if sign_in.person().is_lead:
        st.markdown(
            "How far everybody is, kept up to date by itself. Open an article for discussion, and its reviewers "
            "see each other's tags."
        )
        st.page_link(
            "views/links.py", label="Make, copy or revoke join links", icon=":material/link:", width="content"
        )
    else:
        st.markdown("How far you are, and how far the team is. The page follows by itself.")
    live()
