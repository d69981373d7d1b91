import { z } from 'zod'
import { badCursor } from '../problems.ts'

const Cursor = z.tuple([z.int(), z.number(), z.string(), z.uuid()])

/** Where a page ended: the way of matching that filled it, the sort values of its last row and its id. */
export type Position = { way: number; rank: number; code: string; id: string }

export function encodeCursor({ way, rank, code, id }: Position): string {
  return Buffer.from(JSON.stringify([way, rank, code, id])).toString('base64url')
}

/** Refuses anything that `encodeCursor` did not make. */
export function decodeCursor(text: string): Position {
  const parsed = Cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success) throw badCursor()
  const [way, rank, code, id] = parsed.data
  return { way, rank, code, id }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
