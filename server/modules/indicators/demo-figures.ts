import { createHash } from 'node:crypto'
import { z } from 'zod'
import plan from '../../../data/demo/figures.json' with { type: 'json' }
import type { Ctx } from '../../kernel/context.ts'
import { dateInVietnam, instant, plainDate } from '../../kernel/time.ts'
import type { Say } from '../../kernel/progress.ts'
import { elements } from '../criteria/index.ts'
import { type CommuneOn, communesUnder, findUnit } from '../units/index.ts'
import type { FigureInput } from './contract.ts'
import { recordFigures } from './record-figures.ts'

const Range = z.tuple([z.number(), z.number()])
const Chance = z.number().min(0).max(1)

const Plan = z.strictObject({
  note: z.string(),
  rounds: z.array(
    z.strictObject({
      province: z.string(),
      period: z.string(),
      /** When the figures are said to have been recorded; rounds of the future are left out. */
      recordedAt: z.iso.datetime(),
      leaveOut: z.array(z.string()),
      /** Merged communes are larger. */
      size: z.number(),
      /** Factor on every chance of falling short. */
      weakness: z.number(),
    }),
  ),
  /** Chance that a commune has reported nothing, and that one of its figures is missing. */
  unreported: Chance,
  gap: Chance,
  bases: z.record(z.string(), z.strictObject({ from: z.number(), to: z.number(), places: z.int() })),
  sums: z.record(z.string(), z.array(z.string())),
  /** In percent of another element: where the level is met, and where it is not. */
  shares: z.record(z.string(), z.strictObject({ of: z.string(), met: Range, short: Range, often: Chance })),
  numbers: z.record(z.string(), z.strictObject({ met: Range, short: Range, often: Chance, places: z.int() })),
  /** Chance of "chưa đạt". */
  statements: z.record(z.string(), Chance),
})
type Round = z.infer<typeof Plan>['rounds'][number]

const demo = Plan.parse(plan)

/** Gives the communes of a demo invented figures, the same at every installation, so that its pages have something to say. */
export async function loadDemoFigures(ctx: Ctx, say: Say): Promise<void> {
  const rounds: { round: Round; communes: CommuneOn[] }[] = []
  for (const round of demo.rounds) rounds.push({ round, communes: await readCommunes(ctx, round) })
  const of = rounds.flatMap(({ communes }) => communes).length
  let done = 0
  for (const { round, communes } of rounds) {
    const then = at(ctx, round)
    for (const { id, code } of communes) {
      await recordFigures(then, { unitId: id, period: round.period, source: 'form' }, inventFigures(code, round))
      done += 1
      say('Ghi số liệu minh họa', { done, of, things: 'lượt xã' })
    }
  }
  say(`  số liệu minh họa của ${of} lượt xã`)
}

/** The same transaction at the instant when a round is said to have been recorded. */
function at(ctx: Ctx, round: Round): Ctx {
  const then = instant(round.recordedAt)
  const today = dateInVietnam(then)
  return { ...ctx, now: () => then, today: () => today }
}

/** The communes that have reported in a round. */
async function readCommunes(ctx: Ctx, round: Round): Promise<CommuneOn[]> {
  const today = at(ctx, round).today()
  const province = await findUnit(ctx.db, { code: round.province, asOf: today })
  if (!province) throw new Error(`figures.json: no province ${round.province} on ${today}`)
  const lastDay = plainDate(`${round.period}-12-31`)
  const communes = (await communesUnder(ctx.db, province.id, today)).filter(
    ({ type, code, validTo }) =>
      type === 'xã' && !round.leaveOut.includes(code) && (validTo === null || validTo > lastDay),
  )
  return communes.filter(({ code }) => drawFor(`${code} ${round.period}`)('unreported') >= demo.unreported)
}

type Draw = (what: string) => number

/** A number in [0, 1) for each name, always the same: no two starts of a demo differ. */
function drawFor(commune: string): Draw {
  return (what) => createHash('sha256').update(`${commune} ${what}`).digest().readUInt32BE() / 2 ** 32
}

function inventFigures(code: string, round: Round): FigureInput[] {
  const draw = drawFor(`${code} ${round.period}`)
  // Half of all communes are strong; a few are weak in many things.
  const weakness = round.weakness * 2.2 * draw('weakness') ** 2
  const values = inventValues(draw, { weakness, size: round.size })
  return [...values].flatMap(([element, value]) =>
    draw(`gap ${element}`) < demo.gap * weakness ? [] : [{ element, value, noValue: null, basedOn: 0 }],
  )
}

function inventValues(draw: Draw, { weakness, size }: { weakness: number; size: number }): Map<string, string> {
  const numbers = new Map<string, number>()
  const isShort = (element: string, often: number): boolean => draw(`short ${element}`) < often * weakness
  const between = (element: string, [from, to]: readonly [number, number]): number =>
    from + (to - from) * draw(`size ${element}`)
  for (const [element, { from, to, places }] of Object.entries(demo.bases))
    numbers.set(element, round(between(element, [from, to]) * (from === to ? 1 : size), places))
  for (const [element, parts] of Object.entries(demo.sums))
    numbers.set(
      element,
      parts.reduce((sum, part) => sum + (numbers.get(part) ?? 0), 0),
    )
  for (const [element, { of, met, short, often }] of Object.entries(demo.shares)) {
    const whole = numbers.get(of) ?? 0
    const part = (whole * between(element, isShort(element, often) ? short : met)) / 100
    // Counted things are rounded towards what the draw meant, so that 100 % of 7 stays 7.
    numbers.set(element, elements.get(element)?.valueKind === 'integer' ? Math.round(part) : round(part, 1))
  }
  for (const [element, { met, short, often, places }] of Object.entries(demo.numbers))
    numbers.set(element, round(between(element, isShort(element, often) ? short : met), places))
  for (const [element, often] of Object.entries(demo.statements)) numbers.set(element, isShort(element, often) ? 0 : 1)
  return new Map([...numbers].map(([element, number]) => [element, String(number)]))
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places))
}
