import { z } from 'zod'
import agenciesFile from '../../../data/agencies.json' with { type: 'json' }
import sectorsFile from '../../../data/sectors.json' with { type: 'json' }
import { isPlainDate } from '../../kernel/time.ts'

const Name = z.object({ vi: z.string(), en: z.string() })
/** Null: already so before the first list of units, or still so. Ends are half-open. */
const DateOrNull = z.string().refine(isPlainDate).nullable()

const Kind = z.object({
  kind: z.string(),
  name: Name,
  level: z.enum(['province', 'district', 'commune']),
  from: DateOrNull,
  to: DateOrNull,
  successors: z.array(z.string()),
  sectors: z.array(z.object({ sector: z.string(), from: DateOrNull, to: DateOrNull })),
  source: z.string().nullable(),
})
export type AgencyKind = z.infer<typeof Kind>

/** Kinds of agencies and the sectors they hold, as `data/agencies.json` states them for every province. */
export const agencyKinds: readonly AgencyKind[] = z.array(Kind).parse(agenciesFile)

export const sectors = z.array(z.object({ code: z.string(), name: Name })).parse(sectorsFile)
