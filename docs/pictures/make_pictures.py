"""The README's two pictures, taken of the app itself on a copy of the demo: `./run pictures`.

Each is as large as a reader needs it and no larger: few colours, at most `MOST` bytes.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.browsing import launch, sit_down  # noqa: E402
from tests.serving import copy_of_demo, serve  # noqa: E402

#: Bytes that a picture may take.
MOST = 100_000

#: Colours to try, most first.
COLOURS = (256, 192, 128, 96)

#: Who looks, and what the demo has from them: another reviewer's labels, and none yet on the article shown.
READER, ARTICLE = "Ayo", "twenty-one-years-on"


def main() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="framing-pictures-") as scratch,
        serve(copy_of_demo(Path(scratch) / "demo")) as url,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1200, "height": 2400}, color_scheme="light")
        page.set_default_timeout(30_000)
        sit_down(page, url, READER, ARTICLE)
        _keep("compare", page.screenshot(clip=_comparison(page, url)))
        page.set_viewport_size({"width": 1200, "height": 720})
        _tagging(page, url)
        _keep("tagging", page.screenshot())
        browser.close()


def _comparison(page: Page, url: str) -> dict[str, float]:
    """Where in the window the comparison's first sentences, strips and shares are: `clip` of a screenshot."""
    page.goto(f"{url}/compare")
    page.locator("[data-testid=stVegaLiteChart] svg").nth(1).wait_for()
    _drawn(page)
    top = page.get_by_text("In short", exact=True).bounding_box()["y"] - 14
    below = page.locator("[data-testid=stExpander]").nth(
        2
    )  # which articles, and the figures behind each picture
    return {"x": 40, "y": top, "width": 1120, "height": below.bounding_box()["y"] - 10 - top}


def _tagging(page: Page, url: str) -> None:
    """A few paragraphs into an article, one of them with two tags."""
    page.goto(f"{url}/?article={ARTICLE}")
    page.locator("body[data-keys=taken]").wait_for(state="attached")
    for key in ("3", "3", "Shift+4", "3"):
        run = page.locator("header.desk").get_attribute("data-run")
        page.keyboard.press(key)
        page.wait_for_function("run => document.querySelector('header.desk')?.dataset.run !== run", arg=run)
        page.wait_for_timeout(300)  # a key that comes too fast after another is told so on the page
    _drawn(page)


def _drawn(page: Page) -> None:
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(1000)


def _keep(name: str, shot: bytes) -> None:
    """Write `shot`, a PNG, as `name`.png. Raises `SystemExit` where it does not get small enough."""
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    for colours in COLOURS:
        packed = io.BytesIO()
        few = picture.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(packed, "PNG", optimize=True)
        if packed.tell() <= MOST:
            (HERE / f"{name}.png").write_bytes(packed.getvalue())
            print(f"docs/pictures/{name}.png: {packed.tell():,} bytes, {colours} colours")
            return
    raise SystemExit(
        f"{name}.png takes {packed.tell():,} bytes with {colours} colours: show less of the page."
    )


if __name__ == "__main__":
    main()
