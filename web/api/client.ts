import { ApiProblem, networkProblem, readProblem } from './problem.ts'
import { sendForm } from './send-form.ts'

/** For the whole of a call; a form with files may take longer while it moves. */
const PATIENCE_SECONDS = 20

/** Values of a query string; undefined and empty ones are left out. */
export type Query = Record<string, string | number | undefined>

type Listener = () => void
const signedOut = new Set<Listener>()

/** Told when a reply says that the session is over, so the shell can offer to sign in without losing the screen. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

type AskForProof = () => Promise<boolean>
let askForProof: AskForProof | undefined

/** Who asks the person for a password or code when the server wants to be sure; false = they would rather not. */
export function onProofNeeded(ask: AskForProof): () => void {
  askForProof = ask
  return () => {
    askForProof = undefined
  }
}

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(key, String(value))
  const text = search.toString()
  return `/api/v1${path}${text && `?${text}`}`
}

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return readBody<T>(await ask(address(path, query), { signal: signal ?? null }))
}

export type Write = {
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  query?: Query
  /** JSON, or a form with files. */
  body?: unknown
  /** Made once per act of a person and sent again with a retry, so that a retry is harmless. */
  commandId: string
  /** Of a form with files: what share of it has left, 0 to 1. */
  onProgress?: (share: number) => void
}

/** Sends a write; after a proof that the server asked for, the very same one with the same id, so that it counts once. */
export async function write<T>(act: Write): Promise<T> {
  for (;;) {
    try {
      return await send<T>(act)
    } catch (error) {
      const needsProof = error instanceof ApiProblem && error.slug === 'step-up-needed'
      if (!needsProof || !(await askForProof?.())) throw error
    }
  }
}

async function send<T>({ method, path, query, body, commandId, onProgress }: Write): Promise<T> {
  const url = address(path, query)
  const headers: Record<string, string> = { 'idempotency-key': commandId }
  if (body instanceof FormData)
    return readBody<T>(await accept(await sendForm(url, { method, body, headers, onProgress })))
  if (body === undefined) return readBody<T>(await ask(url, { method, headers }))
  headers['content-type'] = 'application/json'
  return readBody<T>(await ask(url, { method, headers, body: JSON.stringify(body) }))
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  const tooLate = AbortSignal.timeout(PATIENCE_SECONDS * 1000)
  const signal = init.signal ? AbortSignal.any([init.signal, tooLate]) : tooLate
  let response: Response
  try {
    response = await fetch(url, { ...init, signal, credentials: 'same-origin' })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw networkProblem(tooLate.aborted ? PATIENCE_SECONDS : undefined)
  }
  return accept(response)
}

/** An answer that is no refusal. */
async function accept(response: Response): Promise<Response> {
  if (response.ok) return response
  const problem = await readProblem(response)
  if (problem.status === 401) for (const tell of signedOut) tell()
  throw problem
}

async function readBody<T>(response: Response): Promise<T> {
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}
