import { findStage, type Stage } from './stage.ts'

let running: AbortController | undefined

/**
 * Shows the page of another day in place: every part of it that speaks of the day, so that title, map, legend and table
 * always agree. Undefined when a later wish came first, or when the page of that day has no map and is opened as a whole.
 */
export async function goToDay(href: string): Promise<Stage | undefined> {
  running?.abort()
  running = new AbortController()
  const { signal } = running
  const page = await fetchPage(href, signal)
  if (signal.aborted) return undefined
  const stage = page && findStage(page)
  if (!page || !stage) {
    location.assign(href)
    return undefined
  }
  swapParts(page)
  swapAside(page, '.band', '.site-head, .ribbon')
  document.title = page.title
  history.replaceState(null, '', href)
  const here = findStage()
  if (!here) return undefined
  here.element.dataset['map'] = stage.element.dataset['map'] ?? ''
  here.element.setAttribute('aria-label', stage.element.getAttribute('aria-label') ?? '')
  return { element: here.element, data: stage.data }
}

async function fetchPage(href: string, signal: AbortSignal): Promise<Document | undefined> {
  try {
    const reply = await fetch(href, { headers: { accept: 'text/html' }, signal })
    return reply.ok ? new DOMParser().parseFromString(await reply.text(), 'text/html') : undefined
  } catch {
    return undefined // aborted, or no network: opening the address says what is wrong
  }
}

function swapParts(page: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-part]')) {
    const next = page.querySelector(`[data-part="${part.dataset['part']}"]`)
    if (next) part.replaceChildren(...next.childNodes)
  }
}

/** An aside that is there on some days only. */
function swapAside(page: Document, selector: string, after: string): void {
  document.querySelector(selector)?.remove()
  const next = page.querySelector(selector)
  if (next) [...document.querySelectorAll(after)].at(-1)?.after(next)
}
