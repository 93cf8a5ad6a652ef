"""A browser tab without the browser: Streamlit's WebSocket protocol, spoken as the browser speaks it.

Times taken here are the server's and loopback's, free of what a browser needs to draw a page, and one process
can hold dozens of tabs.
"""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from dataclasses import dataclass
from http.cookiejar import Cookie, CookieJar
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.screen import Screen, Shown

#: How long an answer may take before the server counts as gone, in seconds.
_PATIENCE = 60


@dataclass(frozen=True)
class Answer:
    """The run that followed a message: times in seconds of `time.perf_counter`."""

    sent: float
    #: When the desk that it shows had come; None where the run drew no desk.
    shown: float | None
    #: When its last message had come.
    ended: float
    messages: int
    octets: int


class Tab:
    """One tab, from its first request on. Every method that talks to the server raises `OSError`,
    `TimeoutError` or `websockets.ConnectionClosed` where the server has gone.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        #: The fragment that wants to be run again by itself, and every how many seconds.
        self.refresh: tuple[str, float] | None = None
        self._cookies = CookieJar()
        self._query = ""
        self._page = ""
        self._page_name = ""
        self._session = ""
        self._screen = Screen()
        self._kept: dict[str, ForwardMsg] = {}
        self._socket: ClientConnection | None = None

    # ------------------------------------------------------------------ coming and going

    def visit(self, path: str = "/") -> None:
        """Load a page, as typing an address or reloading does, but for `open`, which must follow: redirects are
        followed, cookies kept. It blocks."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))
        with opener.open(f"{self.url}{path}", timeout=_PATIENCE) as answer:
            landed = urlsplit(answer.url)
        self._query, self._page_name = landed.query, landed.path.strip("/")
        self._page = self._session = ""
        self._screen, self.refresh = Screen(), None
        self._kept.clear()

    def remember_name(self, name: str) -> None:
        """The cookie that a typed name leaves: with it, a tab on the same machine is signed in."""
        host = urlsplit(self.url).hostname
        self._cookies.set_cookie(
            Cookie(
                0,
                "framing_reviewer",
                name,
                None,
                False,
                host,
                False,
                False,
                "/",
                True,
                False,
                None,
                False,
                None,
                None,
                {},
            )
        )

    async def open(self) -> Answer:
        """Connect, and draw the page. After a lost connection: connect again, to the same session if the server
        still has it, else to the address that the tab has reached."""
        await asyncio.to_thread(self._look_alive)
        cookies = {cookie.name: cookie.value or "" for cookie in self._cookies}
        offered = ["streamlit", cookies.get("_streamlit_xsrf", "PLACEHOLDER_AUTH_TOKEN")]
        self._socket = await connect(
            f"ws{self.url.removeprefix('http')}/_stcore/stream",
            origin=self.url,
            subprotocols=offered + ([self._session] if self._session else []),
            additional_headers={"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())},
            max_size=None,
            ping_interval=None,
            open_timeout=_PATIENCE,
            proxy=None,
        )
        return await self.rerun()

    async def close(self) -> None:
        if self._socket:
            await self._socket.close()

    def _look_alive(self) -> None:
        # The browser asks for this before it connects; the answer brings the cookie against forged requests.
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))
        opener.open(f"{self.url}/_stcore/health", timeout=_PATIENCE).close()

    # ------------------------------------------------------------------ gestures

    async def press(self, key: str) -> Answer:
        """A key of the codebook, for the paragraph that this tab shows."""
        return await self._component("keys", "pressed", f"{self.desk.label} {key}")

    async def go(self, href: str) -> Answer:
        """Follow a link of the page."""
        asked = dict(pair.split("=", 1) for pair in href.removeprefix("?").split("&") if pair)
        return await self._component("browser", "go", asked | {"at": time.time_ns() // 1_000_000})

    async def click(self, key: str) -> Answer:
        """Click the button that the page draws under `key`."""
        button = self._screen.widget(key)
        return await self.rerun(WidgetState(id=button.widget, trigger_value=True), fragment=button.fragment)

    async def wait_and_refresh(self) -> Answer:
        """What the browser does by itself on a page that refreshes itself, once."""
        fragment, interval = self.refresh
        await asyncio.sleep(interval)
        return await self.rerun(fragment=fragment, automatic=True)

    async def _component(self, key: str, event: str, value) -> Answer:
        component = self._screen.widget(key)
        state = WidgetState(
            id=f"$$STREAMLIT_INTERNAL_KEY_{component.widget}__events",
            json_trigger_value=json.dumps([{"event": event, "value": value}]),
        )
        return await self.rerun(state, fragment=component.fragment)

    # ------------------------------------------------------------------ what is on the screen

    @property
    def desk(self) -> Shown | None:
        return self._screen.desk

    @property
    def links(self) -> list[str]:
        """The addresses that the page's own links lead to, in reading order."""
        return self._screen.links

    # ------------------------------------------------------------------ a message and its answer

    async def rerun(self, *states: WidgetState, fragment: str = "", automatic: bool = False) -> Answer:
        """Ask for a run, and read until the script rests. A run that asks for another one is one answer."""
        message = BackMsg()
        client = message.rerun_script
        # As the browser does: what the server set last, else what stands in the address line.
        client.query_string = self._query or (self.desk.address.removeprefix("?") if self.desk else "")
        client.widget_states.widgets.extend(states)
        client.page_script_hash, client.page_name = self._page, "" if self._page else self._page_name
        client.fragment_id, client.is_auto_rerun = fragment, automatic
        about = client.context_info
        about.timezone, about.locale, about.url, about.color_scheme = "UTC", "en-US", f"{self.url}/", "light"
        about.timezone_offset, about.is_embedded = 0, False
        frame = message.SerializeToString()
        sent = time.perf_counter()
        await self._socket.send(frame)
        return await asyncio.wait_for(self._answer(sent), _PATIENCE)

    async def _answer(self, sent: float) -> Answer:
        shown, messages, octets, run, final = None, 0, 0, "", False
        while True:
            frame = await self._socket.recv(decode=False)
            now = time.perf_counter()
            messages, octets = messages + 1, octets + len(frame)
            message = self._whole(ForwardMsg.FromString(frame))
            match message.WhichOneof("type"):
                case "new_session":
                    run = message.metadata.run.script_run_id
                    self._session = message.new_session.initialize.session_id
                case "delta":
                    if self._screen.draw(message, run):
                        shown = now
                case "navigation":
                    self._page = message.navigation.page_script_hash
                case "page_info_changed":
                    self._query = message.page_info_changed.query_string
                case "auto_rerun":
                    self.refresh = (message.auto_rerun.fragment_id, message.auto_rerun.interval)
                case "script_finished":
                    final = message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
                    if final:
                        self._screen.clear_away(run, set(message.metadata.run.fragment_ids))
                case "session_status_changed":
                    if final and not message.session_status_changed.script_is_running:
                        return Answer(sent, shown, now, messages, octets)

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        # A large message that has been sent before comes as a reference to that one.
        if message.WhichOneof("type") != "ref_hash":
            if message.metadata.cacheable:
                self._kept[message.hash] = message
            return message
        whole = ForwardMsg()
        whole.CopyFrom(self._kept[message.ref_hash])
        whole.metadata.CopyFrom(message.metadata)
        return whole
