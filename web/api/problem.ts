import { wordsOfCalls } from './words.ts'

/** One mistake in what was sent: a JSON pointer into the body and the sentence for it. */
export type FieldError = { pointer: string; detail: string }

type ProblemBody = {
  type?: string
  title?: string
  status?: number
  detail?: string
  requestId?: string
  errors?: FieldError[]
  current?: unknown
}

/** A refusal of the server (RFC 9457), or the network's: `status` 0 means that no answer came. */
export class ApiProblem extends Error {
  readonly status: number
  readonly slug: string
  readonly title: string
  readonly detail: string
  readonly requestId: string | undefined
  readonly errors: readonly FieldError[]
  readonly current: unknown

  constructor(status: number, body: ProblemBody) {
    const words = wordsOfCalls()
    const detail = body.detail ?? words.unreadable
    super(detail)
    this.name = 'ApiProblem'
    this.status = status
    this.slug = (body.type ?? '').replace('/problems/', '')
    this.title = body.title ?? words.notDone
    this.detail = detail
    this.requestId = body.requestId
    this.errors = body.errors ?? []
    this.current = body.current
  }

  /** The sentence for one field, e.g. `/figures/3/value`; undefined when that field is right. */
  at(pointer: string): string | undefined {
    return this.errors.find((error) => error.pointer === pointer)?.detail
  }

  /** Nobody knows whether the server did it: the same command id must be used again. */
  get isUncertain(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  const { fault: title, faultDetail: detail } = wordsOfCalls()
  return new ApiProblem(500, { title, detail })
}

export async function readProblem(response: Response): Promise<ApiProblem> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const body: unknown = isJson ? await response.json().catch(() => ({})) : {}
  return new ApiProblem(response.status, typeof body === 'object' && body !== null ? body : {})
}

/** Of a file that was being sent: nothing of it left any more. */
export function stalledProblem(seconds: number): ApiProblem {
  const words = wordsOfCalls()
  return new ApiProblem(0, { title: words.noAnswer, detail: words.stalled(seconds) })
}

export function networkProblem(waitedSeconds?: number): ApiProblem {
  const words = wordsOfCalls()
  const detail = waitedSeconds ? words.noAnswerAfter(waitedSeconds) : words.noConnection
  return new ApiProblem(0, { title: words.noAnswer, detail })
}
