"""Who is tagging. The guard at the front door says who has come in; on one machine a typed name is enough.

What a page or a gesture needs to know is `person()`. Nothing that a browser sends can change it but a typed
name, and that only where the guard lets people type one.
"""

from __future__ import annotations

import streamlit as st

from app.entry import arrival, oidc, presence
from app.entry.rules import in_force
from app.parts import browser, session
from app.parts.text import as_markdown
from framing.errors import LeadOnly, NotSignedIn
from framing.team.people import Person, clean_name


def signed_in() -> bool:
    """Whether it is known who this is; asks where not. Once a run, before any page is drawn."""
    found = arrival.of_this_run()
    if found.way == "solo":
        _remember_typed_name()
        if session.get("person") is None:
            _ask_for_name()
    else:
        if found.person != session.get("person"):
            session.forget()
            session.put("person", found.person)
        if found.person is None:
            _ask_for_sign_in(found.why)
    session.put("way", found.way)
    return session.get("person") is not None


def is_stranger() -> bool:
    """Whether the guard let this page in only so that somebody can sign in, or no guard runs."""
    return arrival.of_this_run().way == "stranger"


def person() -> Person:
    """Whose run this is: a gesture's, a fragment's or a page's.

    Raises `NotSignedIn` where it is not, or not any more, the person whom this session was opened for.
    """
    known, found = session.get("person"), arrival.of_this_run()
    if known is None or found.way != session.get("way") or (found.way != "solo" and found.person != known):
        raise NotSignedIn()
    if found.way == "solo":
        known = _solo(known.name)  # by team.toml as it is: a fragment's run passes no page that looks
        presence.seen(known.name)
    return known


def require_lead() -> Person:
    """`person()`. Raises `LeadOnly` where that is not a lead."""
    someone = person()
    if not someone.is_lead:
        raise LeadOnly()
    return someone


def types_name() -> bool:
    """Whether people say by typing who they are: on one machine, where they could edit the files as well."""
    return arrival.of_this_run().way == "solo"


def take_name(typed: str | None, *, chosen: bool) -> bool:
    """Go on as the person called `typed`, where names are typed. False where that is no name."""
    name = clean_name(typed)
    if name is None or not types_name():
        return False
    someone = _solo(name)
    if someone != session.get("person"):
        session.forget()
        session.put("person", someone)
    session.put("name_chosen", chosen)
    return True


def mount_browser() -> browser.Asked:
    """What `browser.mount` returns, which is told whose page this is."""
    known = session.get("person")
    name = known.name if known else ""
    typed = session.get("way") == "solo"
    return browser.mount(
        typed_name=name if typed else "",
        signed_in_as="" if typed else name,
        on_name=lambda tab_name: take_name(tab_name, chosen=False),
    )


def draw_sign_out() -> None:
    """Who is signed in, and the way out, in one line."""
    way = session.get("way")
    if way == "solo":
        st.button("Change", key="sign_out", type="tertiary", on_click=_ask_again)
    elif way == "oidc":
        st.button("Sign out", key="sign_out", type="tertiary", on_click=st.logout)
    else:
        st.html('<a class="sign-out" href="leave" target="_self">Sign out</a>', width="content")


def _solo(name: str) -> Person:
    """Whoever sits at the machine has the project's files: a lead, unless team.toml says otherwise."""
    member = in_force().team.member(name)
    return member.person if member else Person(name, "lead")


def _remember_typed_name() -> None:
    known = session.get("person")
    if known is not None:
        session.put("person", _solo(known.name))
    elif not session.get("name_chosen"):
        take_name(browser.remembered_name(), chosen=False)


def _ask_again() -> None:
    session.forget()
    session.put("name_chosen", True)


def _ask_for_name() -> None:
    with st.container(key="sign_in"):
        _welcome()
        with st.form("sign_in_form", border=False):
            st.text_input(
                "Your name",
                key="sign_in_name",
                max_chars=80,
                autocomplete="name",
                placeholder="As it shall stand beside your tags",
            )
            st.form_submit_button("Start", type="primary", on_click=_take_typed_name)
        if session.get("said"):
            st.warning(session.get("said"))


def _take_typed_name() -> None:
    if not take_name(session.chosen("sign_in_name"), chosen=True):
        session.put("said", "Type a name first: it tells your tags from those of others.")


def _ask_for_sign_in(why: str) -> None:
    with st.container(key="sign_in"):
        _welcome()
        if why:
            st.warning(as_markdown(why))
        for provider in oidc.providers():
            st.button(
                f"Sign in with {as_markdown(provider) if provider else 'your organisation'}",
                key=f"oidc_sign_in_{provider}" if provider else "oidc_sign_in",
                type="primary",
                on_click=st.login,
                args=(provider,),
            )
        st.caption("Or open the personal link that the lead of your team has sent you.")


def _welcome() -> None:
    st.title("Framing annotator", anchor=False)
    st.markdown(
        "Read news articles paragraph by paragraph, and say with one key how each paragraph frames its subject."
    )
