import type { Progress, Say } from '../kernel/progress.ts'

export type Stream = { write(text: string): unknown; isTTY?: boolean; columns?: number }

export type Terminal = {
  /** Lines to stdout, progress to stderr: what is piped on holds no line that was only for the eye. */
  say: Say
  /** All to stderr, for commands whose output may be the data itself. */
  note: Say
  out: (text: string) => void
  err: (text: string) => void
  /** Wipes the line of progress; nothing is drawn afterwards. */
  close: () => void
}

const REDRAW_MS = 100
/** Without a terminal: work that takes less says nothing on the way. */
const PLAIN_MS = 5000
/** Below this a rate is noise. */
const COUNTED = 100
const CLEAR = '\r\u001B[K'

type Work = { title: string; progress: Progress; began: number; drawn: number; since: number }

/** Where a command speaks to a person: a steady line rewritten in place, or plain lines now and then when nobody watches. */
export function openTerminal(stdout: Stream, stderr: Stream, clock = () => performance.now()): Terminal {
  const isWatched = stderr.isTTY === true
  let work: Work | undefined
  let isOnScreen = false

  const wipe = (): void => {
    if (isOnScreen) stderr.write(CLEAR)
    isOnScreen = false
  }
  const draw = (): void => {
    if (!work || clock() - work.drawn < (isWatched ? REDRAW_MS : PLAIN_MS)) return
    work.drawn = clock()
    const line = describe(work, clock())
    stderr.write(isWatched ? CLEAR + line.slice(0, (stderr.columns || 80) - 1) : `${line}\n`)
    isOnScreen = isWatched
  }
  const follow = (title: string, progress: Progress): void => {
    const now = clock()
    if (!work || work.title !== title) work = { title, progress, began: now, since: progress.done, drawn: -Infinity }
    // The first plain line waits: most work is over before.
    if (work.began === now && !isWatched) work.drawn = now
    work.progress = progress
    draw()
    if (progress.done >= progress.of) work = undefined
  }
  // The seconds go on while one long statement runs.
  const ticking = setInterval(draw, 1000)
  ticking.unref()
  const print = (stream: Stream) => (text: string) => {
    wipe()
    stream.write(text)
  }
  const speak =
    (stream: Stream): Say =>
    (line, progress) =>
      progress ? follow(line, progress) : print(stream)(`${line}\n`)
  return {
    say: speak(stdout),
    note: speak(stderr),
    out: print(stdout),
    err: print(stderr),
    close: () => {
      clearInterval(ticking)
      work = undefined
      wipe()
    },
  }
}

/** `Kiểm nhật ký: 35.000 trên 120.000 sự kiện (29 %), 21.000 sự kiện mỗi giây`. */
function describe({ title, progress: { done, of, things }, began, since }: Work, now: number): string {
  const seconds = (now - began) / 1000
  const share = of > 0 ? ` (${Math.floor((done / of) * 100)} %)` : ''
  const rate = (done - since) / seconds
  const pace =
    of >= COUNTED && seconds >= 1 && rate >= 1
      ? `, ${count(Math.round(rate))} ${things} mỗi giây`
      : seconds >= 2
        ? `, ${count(Math.round(seconds))} giây`
        : ''
  return `${title}: ${count(done)} trên ${count(of)} ${things}${share}${pace}`
}

const count = (value: number): string => value.toLocaleString('vi')
