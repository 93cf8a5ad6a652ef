"""The few plain pages that the front door answers with by itself: no script, nothing to load."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

_STYLE = """
:root { color-scheme: light dark; --paper: #fdfcfa; --ink: #23211e; --soft: #5c5850; --code: #f3f1ed; --link: #2a66a6 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #191a1c; --ink: #e4e2dd; --soft: #a5a29b; --code: #232528; --link: #6ea8e6 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, sans-serif }
main { max-width: 38rem; margin: 0 auto; padding: 12vh 1.25rem 4rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; font-weight: 600; text-wrap: balance }
p, li { margin: 0 0 .8rem; overflow-wrap: anywhere }
p.name { color: var(--soft); font-size: .95rem; margin-bottom: .4rem }
ol { padding-left: 1.3rem; margin: 0 0 .8rem }
a { color: var(--link) }
code { background: var(--code); border-radius: 3px; padding: 0 .35em; display: inline-block; max-width: 100%; font: .88em ui-monospace, monospace }
"""


def text(words: str) -> str:
    """`words` as a paragraph; what stands between backquotes is shown as code."""
    return f"<p>{_inline(words)}</p>"


def steps(*each: str) -> str:
    return f"<ol>{''.join(f'<li>{_inline(words)}</li>' for words in each)}</ol>"


def way(address: str, words: str) -> str:
    return f'<p><a href="{escape(address)}">{_inline(words)}</a></p>'


def page(status: int, title: str, *parts: str) -> HTMLResponse:
    """A whole page. `parts` are made by the functions above, which escape what they are given."""
    return HTMLResponse(
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>"
        f'<p class="name">Framing annotator</p><h1>{escape(title)}</h1>{"".join(parts)}</main></body></html>',
        status_code=status,
    )


def _inline(words: str) -> str:
    pieces = escape(words).split("`")
    return "".join(f"<code>{piece}</code>" if i % 2 else piece for i, piece in enumerate(pieces))
