import { networkProblem, stalledProblem } from './problem.ts'

/** A slow line may take minutes for a file of 25 MB. What it may not do is stand still for so long. */
const STILL_SECONDS = 60

export type Form = {
  method: string
  body: FormData
  headers: Readonly<Record<string, string>>
  /** Told what share of the form has left, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined
}

/**
 * Sends a form with files, however long that takes while something moves. `fetch` does not say what has left, so this is the
 * older way to ask. Throws what `networkProblem` makes when the line breaks, and says so when nothing moves any more.
 */
export function sendForm(url: string, { method, body, headers, onProgress }: Form): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let watch: ReturnType<typeof setTimeout> | undefined
    const rest = (): void => clearTimeout(watch)
    const stir = (): void => {
      rest()
      watch = setTimeout(() => {
        reject(stalledProblem(STILL_SECONDS))
        request.abort()
      }, STILL_SECONDS * 1000)
    }
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      stir()
      if (total > 0) onProgress?.(loaded / total)
    })
    request.addEventListener('progress', stir)
    request.addEventListener('load', () => resolve(answerOf(request)))
    request.addEventListener('error', () => reject(networkProblem()))
    request.addEventListener('loadend', rest)
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    stir()
    request.send(body)
  })
}

/** The same shape as that of `fetch`, so that answers are read in one place. */
function answerOf(request: XMLHttpRequest): Response {
  const { status, responseText } = request
  const type = request.getResponseHeader('content-type')
  return new Response(responseText === '' ? null : responseText, {
    status,
    headers: type ? { 'content-type': type } : {},
  })
}
