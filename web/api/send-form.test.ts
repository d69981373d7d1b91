import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Write, write } from './client.ts'

/** The browser's end of the line: a test says what moves. */
class Line extends EventTarget {
  static last: Line
  readonly upload = new EventTarget()
  status = 0
  responseText = ''
  isAborted = false

  constructor() {
    super()
    Line.last = this
  }
  open(): void {}
  setRequestHeader(): void {}
  send(): void {}
  getResponseHeader = (): string => 'application/json'
  abort(): void {
    this.isAborted = true
    this.dispatchEvent(new Event('loadend'))
  }
  move(loaded: number): void {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded, total: 100 }))
  }
  answer(status: number, body: object): void {
    Object.assign(this, { status, responseText: JSON.stringify(body) })
    for (const type of ['load', 'loadend']) this.dispatchEvent(new Event(type))
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('XMLHttpRequest', Line)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const sendFile = (more: Partial<Write> = {}) =>
  write<{ name: string }>({ method: 'POST', path: '/files', body: new FormData(), commandId: '1', ...more })

/** What a call ends with; an answer is no refusal. */
const refusalOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('a form with files', () => {
  test('takes as long as it takes while it moves, and says how far it is', async () => {
    const shares: number[] = []
    const sent = sendFile({ onProgress: (share) => shares.push(share) })
    for (let part = 1; part <= 10; part += 1) {
      await vi.advanceTimersByTimeAsync(30_000)
      Line.last.move(part * 10)
    }
    Line.last.answer(201, { name: 'bien-ban.pdf' })
    expect(await sent).toEqual({ name: 'bien-ban.pdf' })
    expect(shares.slice(0, 2).concat(shares.slice(-1))).toEqual([0.1, 0.2, 1])
  })

  test('is given up when nothing moves, as one that nobody knows the fate of', async () => {
    const refused = refusalOf(sendFile())
    await vi.advanceTimersByTimeAsync(59_000)
    Line.last.move(50)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(Line.last.isAborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await refused).toMatchObject({
      status: 0,
      isUncertain: true,
      detail: expect.stringContaining('60 giây'),
    })
    expect(Line.last.isAborted).toBe(true)
  })

  test('is refused by the server in its own words, and by a broken line in ours', async () => {
    const tooLarge = refusalOf(sendFile())
    Line.last.answer(413, { detail: 'Tệp lớn hơn 25 MB.' })
    expect(await tooLarge).toMatchObject({ status: 413, detail: 'Tệp lớn hơn 25 MB.' })
    const broken = refusalOf(sendFile())
    Line.last.dispatchEvent(new Event('error'))
    expect(await broken).toMatchObject({ status: 0, isUncertain: true })
  })
})
