import type { Say } from '../kernel/progress.ts'

/** For work whose parts are single statements: each call says that the next of so many steps begins. */
export function countSteps(say: Say, what: string, of: number): () => void {
  let done = 0
  return () => {
    say(what, { done, of, things: 'bước' })
    done += 1
  }
}
