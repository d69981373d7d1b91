import { formatDate } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { addDays, daysBetween, type PlainDate, plainDate } from '../../kernel/time.ts'
import { listSets, loadSet } from '../criteria/index.ts'
import { FIRST_DAY, REFORM_DAY } from '../units/index.ts'

/** A day worth stopping at, and why. */
export type Stop = { day: PlainDate; words: string }

/** A criteria set coming into force. */
export type LawDay = { day: PlainDate; number: string; isAmendment: boolean }

/** The laws whose basic sets for communes came into force, oldest first; illustrative sets are no law. */
export async function readLaws(ctx: ReadCtx): Promise<LawDay[]> {
  const heads = (await listSets(ctx)).filter(
    (head) => head.level === 'commune' && head.tier === 'basic' && !head.illustrative,
  )
  const laws = await Promise.all(
    heads.map(async ({ id, version, inForceFrom }) => {
      const number = (await loadSet(ctx, id, version)).legalBasis.at(-1)?.number
      return number === undefined ? [] : [{ day: inForceFrom, number, isAmendment: version > 1 }]
    }),
  )
  return laws.flat().sort((a, b) => (a.day < b.day ? -1 : 1))
}

export function sayLaw({ day, number, isAmendment }: LawDay): string {
  return `${formatDate(day)} · ${isAmendment ? 'Sửa đổi' : 'Bộ tiêu chí'} ${number}`
}

/** The last day of the track: the year of today, or of the reform when that lies ahead. */
export function endOfTrack(today: PlainDate): PlainDate {
  const last = today > REFORM_DAY ? today : REFORM_DAY
  return plainDate(`${last.slice(0, 4)}-12-31`)
}

/** Ends of quarters, both sides of the reform, days on which a law came into force, and today; in order. */
export function findStops(today: PlainDate, laws: readonly LawDay[]): Stop[] {
  const known = today > REFORM_DAY ? today : REFORM_DAY
  const stops = new Map<PlainDate, string>()
  for (const day of quarterEnds(FIRST_DAY, known)) stops.set(day, `hết quý ${quarterOf(day)} năm ${day.slice(0, 4)}`)
  for (const law of laws)
    if (law.day > FIRST_DAY && law.day <= known)
      stops.set(law.day, `${law.isAmendment ? 'sửa đổi' : 'bộ tiêu chí'} ${law.number} có hiệu lực`)
  stops.set(addDays(REFORM_DAY, -1), 'ngày cuối còn cấp huyện')
  stops.set(REFORM_DAY, 'ngày đầu hai cấp')
  stops.set(today, 'hôm nay')
  return [...stops].map(([day, words]) => ({ day, words })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

export function quarterEnds(from: PlainDate, to: PlainDate): PlainDate[] {
  const ends: PlainDate[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (const end of ['03-31', '06-30', '09-30', '12-31']) ends.push(plainDate(`${year}-${end}`))
  return ends.filter((day) => day >= from && day <= to)
}

const quarterOf = (day: PlainDate): string =>
  ['I', 'II', 'III', 'IV'][Math.floor((Number(day.slice(5, 7)) - 1) / 3)] ?? ''

/** Days from the first day of the track. */
export const onTrack = (day: PlainDate): number => daysBetween(FIRST_DAY, day)
