// The decision keys, on the shortest way to the server: one message out, one small fragment back.
// The buttons of the tag bar do the same for the mouse, for fingers, and where this script does not run.

const FIELDS = "input, textarea, select, [contenteditable=true]"

// A server that has not answered in this time has lost the question.
const PATIENCE = 12_000

let page = null
let asked = { shown: null, at: 0 }

export default function ({ data, setTriggerValue }) {
  const first = page === null
  page = { data, setTriggerValue }
  if (first) window.addEventListener("keydown", onKeyDown, true)
}

function onKeyDown(event) {
  if (document.activeElement?.matches(FIELDS) || event.ctrlKey || event.metaKey || event.altKey) return
  const key = /^(?:Digit|Numpad|Key)(.)$/.exec(event.code)?.[1]
  if (!key || !page.data.keys.includes(key) || !document.querySelector("header.desk")) return
  // A key that is held down repeats, and a key may come before the last one is answered: the screen still
  // shows the paragraph that was decided, so it is not a decision for the next.
  const { shown } = page.data
  if (event.repeat || (shown === asked.shown && performance.now() - asked.at < PATIENCE)) return
  asked = { shown, at: performance.now() }
  page.setTriggerValue("pressed", `${shown} ${event.shiftKey ? "+" : ""}${key}`)
}
