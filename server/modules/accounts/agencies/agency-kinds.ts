import { z } from 'zod'
import agenciesFile from '../../../../data/agencies.json' with { type: 'json' }
import sectorsFile from '../../../../data/sectors.json' with { type: 'json' }
import { isPlainDate } from '../../../kernel/time.ts'
import { AGENCY_FAMILIES } from '../agency-contract.ts'

const Name = z.object({ vi: z.string(), en: z.string() })
/** Null: already so before the first list of units, or still so. Ends are half-open. */
const DateOrNull = z.string().refine(isPlainDate).nullable()

const Kind = z.object({
  kind: z.string(),
  name: Name,
  family: z.enum(AGENCY_FAMILIES),
  level: z.enum(['province', 'district', 'commune']),
  from: DateOrNull,
  to: DateOrNull,
  successors: z.array(z.string()),
  sectors: z.array(z.object({ sector: z.string(), from: DateOrNull, to: DateOrNull })),
  source: z.string().nullable(),
  /** No unit has one by itself: an administrator adds it by a decision. */
  byHand: z.boolean().default(false),
})
export type AgencyKind = z.infer<typeof Kind>

const all: readonly AgencyKind[] = z.array(Kind).parse(agenciesFile)

/** Kinds of agencies and the sectors they hold, as `data/agencies.json` states them for every unit of a level. */
export const agencyKinds: readonly AgencyKind[] = all.filter(({ byHand }) => !byHand)

/** Kinds that are only ever added by hand. */
export const kindsByHand: readonly AgencyKind[] = all.filter(({ byHand }) => byHand)

export const sectors = z.array(z.object({ code: z.string(), name: Name })).parse(sectorsFile)

const sectorNames = new Map(sectors.map(({ code, name }) => [code, name.vi]))

export function nameOfSector(code: string): string {
  return sectorNames.get(code) ?? code
}
