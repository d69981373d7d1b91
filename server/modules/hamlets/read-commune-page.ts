import type { ReadCtx } from '../../kernel/context.ts'
import type { Crumb } from '../../kernel/layout.ts'
import type { PlainDate } from '../../kernel/time.ts'
import {
  ancestorsOn,
  ancestryOf,
  findUnit,
  holdersOfCode,
  successorsOf,
  unitNotFound,
  type UnitLink,
} from '../units/index.ts'
import type { HamletPage } from './contract.ts'
import { listWhole } from './list-hamlets.ts'
import { MOST_ROWS } from './sheet-layout.ts'

export type CommunePage = {
  list: HamletPage
  /** The day asked for; the list is of the commune's last day when it had ended by then. */
  asked: PlainDate
  isToday: boolean
  trail: Crumb[]
  successors: UnitLink[]
  tags: string[]
}

/** The commune that holds the code on the day, or else its last holder. */
export async function readCommunePage(ctx: ReadCtx, code: string, day: PlainDate | undefined): Promise<CommunePage> {
  const today = ctx.today()
  const asked = day ?? today
  const holder = await findUnit(ctx.db, { code, asOf: asked })
  const last = holder ?? (await holdersOfCode(ctx.db, code)).findLast((span) => span.from <= asked)
  if (!last) throw unitNotFound(code)
  // Nobody is named on a public page, whoever is signed in.
  const visitor = { ...ctx, actor: { ...ctx.actor, positions: [], kind: 'anonymous' as const } }
  const list = await listWhole(visitor, last.id, asked, MOST_ROWS)
  const above = await ancestorsOn(ctx.db, last.id, asked)
  const { units: forebears } = await ancestryOf(ctx.db, last.id)
  const successors = await successorsOf(ctx.db, last.id)
  return {
    list,
    asked,
    isToday: asked === today,
    trail: above.toReversed().map((unit) => ({ label: unit.name, href: addressOf(unit.code, asked, today) })),
    successors: list.unit.validTo !== null && list.unit.validTo <= asked ? successors : [],
    tags: [...new Set([last.id, ...forebears.keys(), ...successors.map(({ id }) => id)])],
  }
}

function addressOf(code: string, asked: PlainDate, today: PlainDate): string {
  return `/don-vi/${code}${asked === today ? '' : `?ngay=${asked}`}`
}
