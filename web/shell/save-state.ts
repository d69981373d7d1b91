import { useSyncExternalStore } from 'react'
import type { Search } from './address.ts'
import { systemClock, type Instant } from '../../server/kernel/time.ts'

/** What the top bar says about the work on the screen. */
export type SaveState =
  | { kind: 'rest' }
  /** `place`: the form of figures that holds them. */
  | { kind: 'unsaved'; count: number; place: Search }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Instant }
  | { kind: 'failed' }

let state: SaveState = { kind: 'rest' }
const listeners = new Set<() => void>()

function change(next: SaveState): void {
  state = next
  for (const listener of listeners) listener()
}

export const markSaving = (): void => change({ kind: 'saving' })
export const markSaved = (): void => change({ kind: 'saved', at: systemClock.now() })
export const markNothingKept = (): void => change({ kind: 'rest' })
export const markFailed = (): void => change({ kind: 'failed' })

/** Called by a form when what it holds differs from the server; 0 = nothing differs. */
export function markUnsaved(count: number, place: Search): void {
  if (count > 0) change({ kind: 'unsaved', count, place })
  else if (state.kind === 'unsaved') change({ kind: 'rest' })
}

export function useSaveState(): SaveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}
