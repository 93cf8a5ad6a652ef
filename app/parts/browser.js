// What only the browser can do for the tagging page. Runs once a session; draws nothing.

const FIELDS = "input, textarea, select, [contenteditable=true]"
const inField = () => document.activeElement?.matches(FIELDS) ?? false

export default function ({ data, setTriggerValue }) {
  remember(data?.reviewer, setTriggerValue)

  const onKeyDown = (event) => {
    // A key that is held down repeats: one press is one decision.
    if (event.repeat && !inField()) event.stopImmediatePropagation()
    // Escape leaves a field; what was typed is kept, because leaving commits it.
    if (event.key === "Escape" && inField()) document.activeElement.blur()
    if (event.key.toLowerCase() === "n" && !inField() && !event.ctrlKey && !event.metaKey) focusNote()
  }

  const onClick = (event) => {
    const link = event.target.closest?.("a[data-go]")
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault()
      setTriggerValue("go", { ...Object.fromEntries(new URL(link.href).searchParams), at: Date.now() })
    } else if (event.target.closest?.(".st-key-note_button")) {
      focusNote()
    }
  }

  const unwatch = startAtTheTop()
  window.addEventListener("keydown", onKeyDown, true)
  document.addEventListener("click", onClick)
  return () => {
    window.removeEventListener("keydown", onKeyDown, true)
    document.removeEventListener("click", onClick)
    unwatch()
  }
}

// The name is kept for later visits (a cookie, read by the server) and for this tab (so that two tabs
// can be two reviewers, and each stays who it was when it is reloaded).
function remember(reviewer, setTriggerValue) {
  const tab = sessionStorage.getItem("framing_reviewer")
  if (!reviewer) return
  if (tab && tab !== reviewer.name && !reviewer.chosen) {
    setTriggerValue("reviewer", tab)
    return
  }
  sessionStorage.setItem("framing_reviewer", reviewer.name)
  document.cookie = `framing_reviewer=${encodeURIComponent(reviewer.name)}; path=/; max-age=31536000; SameSite=Strict`
}

// The note field appears a moment after its key: the cursor goes there.
function focusNote(tries = 60) {
  const field = document.querySelector(".st-key-note_field textarea")
  if (field) field.focus()
  else if (tries) requestAnimationFrame(() => focusNote(tries - 1))
}

// A new paragraph is read from its first line, however far the last one was scrolled.
function startAtTheTop() {
  let shown = null
  const main = () => document.querySelector("[data-testid=stMain]")
  const watcher = new MutationObserver(() => {
    const current = document.querySelector(".reading .now")?.id ?? null
    if (current === shown) return
    shown = current
    const target = document.querySelector(".whole .now")
    if (target) target.scrollIntoView({ block: "center" })
    else if (main()?.scrollTop) main().scrollTop = 0
  })
  watcher.observe(document.body, { subtree: true, childList: true })
  return () => watcher.disconnect()
}
