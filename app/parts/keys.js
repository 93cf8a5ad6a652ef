// The decision keys, on the shortest way to the server: one message out, one small fragment back.
// The buttons of the tag bar do the same for the mouse, for fingers, and where this script does not run.

const FIELDS = "input, textarea, select, [contenteditable=true]"
const BUTTONS = "[class*=st-key-tag_] button, [class*=st-key-add_] button, .st-key-none button"

// A server that has not answered in this time has lost the question; in this time, the reviewer is told.
const PATIENCE = 12_000
const SLOW = 2_500

// Streamlit calls the function anew whenever the data change; the listeners are hung up once.
let page = null

export default function ({ data, setTriggerValue }) {
  const first = page === null
  page = { data, setTriggerValue }
  if (!first) return
  window.addEventListener("keydown", onKeyDown, true)
  window.addEventListener("click", onClick, true)
  // For whoever drives the page by a script: from here on keys are taken.
  document.body.dataset.keys = "taken"
}

function onKeyDown(event) {
  if (document.activeElement?.matches(FIELDS) || event.ctrlKey || event.metaKey || event.altKey) return
  const key = /^(?:Digit|Numpad|Key)(.)$/.exec(event.code)?.[1]
  const desk = document.querySelector("header.desk")
  if (!key || !desk || !page.data.keys.includes(key)) return
  // A key that is held down repeats: one press is one decision.
  if (event.repeat || isAway() || isTooSoon()) return
  // What is shown is read off the page, so that it is what the reviewer saw.
  page.setTriggerValue("pressed", `${desk.dataset.shown} ${event.shiftKey ? "+" : ""}${key}`)
}

function onClick(event) {
  if (!event.isTrusted || !event.target.closest?.(BUTTONS)) return
  if (isAway() || isTooSoon()) event.stopImmediatePropagation()
}

// What cannot be saved is not taken; browser.js watches the connection and tells the reviewer.
function isAway() {
  return !navigator.onLine || document.body.dataset.connection === "away"
}

// A decision is for the paragraph on the screen. Until the server has answered the last one, the screen
// still shows the paragraph that was decided, so a further one is not a decision for the next.
let asked = { run: null, at: 0 }
function isTooSoon() {
  const run = currentRun()
  if (run !== null && run === asked.run && performance.now() - asked.at < PATIENCE) return true
  asked = { run, at: performance.now() }
  clearTimeout(waiting)
  waiting = setTimeout(wait, SLOW, run)
  return false
}

let waiting = null
function wait(run) {
  if (currentRun() === run) {
    document.body.dataset.waitingSince = run
    waiting = setTimeout(wait, 500, run)
  } else {
    delete document.body.dataset.waitingSince
  }
}

function currentRun() {
  return document.querySelector("header.desk")?.dataset.run ?? null
}
