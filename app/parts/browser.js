// What only the browser can do for the tagging page. Runs once a session; draws nothing.

const FIELDS = "input, textarea, select, [contenteditable=true]"
const inField = () => document.activeElement?.matches(FIELDS) ?? false

// Streamlit calls this anew whenever the data change; the listeners are hung up once and read the latest.
let page = null

export default function ({ data, setTriggerValue }) {
  const first = page === null
  page = { data, setTriggerValue }
  remember()
  if (!first) return
  window.addEventListener("keydown", onKeyDown, true)
  window.addEventListener("click", onClick, true)
  document.addEventListener("visibilitychange", whoIsIt)
  window.addEventListener("focus", whoIsIt)
  followTheDesk()
  watchTheConnection()
}

function onKeyDown(event) {
  // Escape leaves a field; what was typed is kept, because leaving commits it.
  if (inField()) {
    if (event.key === "Escape") document.activeElement.blur()
    return
  }
  // A key that is held down repeats: one press is one gesture.
  if (event.repeat) event.stopImmediatePropagation()
  else if (event.code === "KeyN" && !event.ctrlKey && !event.metaKey) focusNote()
}

function onClick(event) {
  const link = event.target.closest?.("a[data-go]")
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault()
    page.setTriggerValue("go", { ...Object.fromEntries(new URL(link.href).searchParams), at: Date.now() })
  } else if (event.target.closest?.(".st-key-note_button")) {
    focusNote()
  }
}

// The name is kept for later visits (a cookie, read by the server) and for this tab (so that two tabs
// can be two reviewers, and each stays who it was when it is reloaded).
function remember() {
  const { name, chosen } = page.data
  if (!name) return
  const tab = sessionStorage.getItem("framing_reviewer")
  if (tab && tab !== name && !chosen) {
    page.setTriggerValue("reviewer", tab)
    return
  }
  sessionStorage.setItem("framing_reviewer", name)
  document.cookie = `framing_reviewer=${encodeURIComponent(name)}; path=/; max-age=31536000; SameSite=Strict`
}

// The note field appears a moment after its key: the cursor goes there.
function focusNote(tries = 60) {
  const field = document.querySelector(".st-key-note_field textarea")
  if (field) field.focus()
  else if (tries) requestAnimationFrame(() => focusNote(tries - 1))
}

// After every answer: the buttons show which tags the paragraph has, the URL leads to it, so that it can
// be shared and reloaded, and it is read from its first line, however far the last one was scrolled.
function followTheDesk() {
  let run = null
  let shown = null
  let scrolled = null
  let address = null
  document.addEventListener("scroll", (event) => { scrolled = event.target }, { capture: true, passive: true })
  new MutationObserver(() => {
    const desk = document.querySelector("header.desk")
    if (!desk || desk.dataset.run === run) return
    run = desk.dataset.run
    if (document.body.dataset.tags !== desk.dataset.tags) document.body.dataset.tags = desk.dataset.tags
    clearTimeout(address)
    address = setTimeout(writeAddress, 100)
    const current = document.querySelector(".now")
    // The next paragraph of a walk may have the same number, in another article.
    const place = current && desk.dataset.address
    if (place === shown) return
    shown = place
    if (current?.closest(".whole")) current.scrollIntoView({ block: "center" })
    else if (scrolled?.matches?.("[data-testid=stMain]")) scrolled.scrollTop = 0
    scrolled = null
  }).observe(document.body, { subtree: true, childList: true })
}

// Not at once: it would hold up the next paragraph, and browsers limit how often it may be done.
function writeAddress() {
  const address = document.querySelector("header.desk")?.dataset.address
  if (address && location.search !== address) history.replaceState(history.state, "", address)
}

// While the connection is away the page says so, and keys.js takes no decision (`data-connection`). Streamlit
// connects again by itself; the run that is asked for then shows what was saved meanwhile, and lets a server
// that was started again sit down at the paragraph that the URL names.
const WORDS = {
  away: "The connection is away. Nothing is taken until it is back; everything that was confirmed is saved.",
  waiting: "The server has not answered yet. The paragraph is saved when the next one shows.",
}
function watchTheConnection() {
  const banner = document.createElement("div")
  banner.className = "connection"
  banner.setAttribute("role", "alert")
  document.body.append(banner)
  let left = {}
  const look = () => {
    const state = connection()
    const before = document.body.dataset.connection ?? ""
    if (before === state) return
    document.body.dataset.connection = state
    banner.textContent = WORDS[state] ?? ""
    if (state === "away") {
      left = halfTyped()
      setTimeout(askWhy, 2_000)
    } else if (before === "away") {
      page.setTriggerValue("back", { ...left, ...halfTyped(), at: Date.now() })
    }
  }
  setInterval(look, 250)
  for (const event of ["online", "offline"]) window.addEventListener(event, look)
}

// A note that was being typed, which a server that was started again knows nothing of.
function halfTyped() {
  const field = document.querySelector(".st-key-note_field textarea")
  return field ? { address: document.querySelector("header.desk")?.dataset.address, note: field.value } : {}
}

function connection() {
  const app = document.querySelector("[data-testid=stApp]")
  if (!navigator.onLine || (app && app.dataset.testConnectionState !== "CONNECTED")) return "away"
  return "waitingSince" in document.body.dataset ? "waiting" : ""
}

async function askWhy() {
  if (document.body.dataset.connection !== "away") return
  await whoIsIt()
  setTimeout(askWhy, 3_000)
}

// Whoever signs out, or in as somebody else, does it for all tabs of the browser: a tab that is still the one
// before is loaded anew when it is looked at. So is one whose server answers, but not to this reviewer any more:
// the server's own page says why.
async function whoIsIt() {
  if (!page.data.signedInAs || document.hidden) return
  try {
    const answer = await fetch(new URL("me", document.baseURI), { cache: "no-store" })
    const is = answer.ok ? (await answer.json()).name : null
    if (answer.ok ? is !== page.data.signedInAs : [401, 403].includes(answer.status)) location.reload()
  } catch {
    // The server itself is away.
  }
}
