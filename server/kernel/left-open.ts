import type { Ctx, ReadCtx } from './context.ts'

type Text = { vi: string; en: string }

/** Something a person has open: how many, each by its name where it has one, and what becomes of it when they go (`fate`, a sentence). */
export type LeftOpen = { what: Text; count: number; fate: Text; items: readonly string[] }

/** A room where people keep things open answers; every room is asked before somebody goes. Kinds of which there are none are absent. */
export type AskLeftOpen = (ctx: ReadCtx | Ctx, personId: string) => Promise<readonly LeftOpen[]>

/** One kind of open things; none when there are none. */
export function leftOpen(items: readonly string[], { what, fate }: Pick<LeftOpen, 'what' | 'fate'>): LeftOpen[] {
  return items.length === 0 ? [] : [{ what, count: items.length, fate, items }]
}
