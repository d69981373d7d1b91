import { z } from 'zod'
import { Decimal } from '../../kernel/decimal.ts'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'

// The one format of every criteria set, national, provincial or illustrative. Files in data/criteria, uploaded
// sheets and the rows of criteria.set_version all hold exactly this.

const Day = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), 'Ngày viết dạng 2024-03-01')
const Names = z.strictObject({ vi: z.string().min(1), en: z.string() })
const Code = z.string().min(1).max(40)
export const ElementCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'Mã số liệu viết chữ thường không dấu, nối bằng _')

/** How a wording or a number of the law was read. Only the first three may ever recognise anybody (domain rule 9). */
export const Confidence = z.enum([
  'verbatim',
  'verbatim-secondary',
  'reconstructed',
  'general-knowledge',
  'illustrative',
])

const Provenance = { confidence: Confidence, source: z.string().nullable(), note: z.string().optional() }

/** For whom a level holds. An absent key means "whoever"; `year` is the year of assessment. */
export const Where = z.strictObject({
  region: z.string().optional(),
  group: z.string().optional(),
  scope: z.string().optional(),
  year: z.int().min(2000).max(2100).optional(),
})

/** A further statement that a level asks for, e.g. the share of piped water inside the share of clean water. */
const Also = z.strictObject({ formula: z.string(), vi: z.string() })

export const KnownLevel = z.strictObject({
  where: Where,
  state: z.literal('known'),
  op: z.enum(['>=', '<=', '>', '<', '=']),
  /** Decimal text, or `true`/`false` for indicators that are met or not. */
  value: z.union([Decimal, z.enum(['true', 'false'])]),
  also: Also.optional(),
  ...Provenance,
})

/** A level that no single number can say: a formula that is true or false. */
export const RuleLevel = z.strictObject({
  where: Where,
  state: z.literal('rule'),
  formula: z.string(),
  vi: z.string().min(1),
  ...Provenance,
})

/** Nobody has read the number yet, or the centre leaves it to the province. Neither is ever guessed. */
export const OpenLevel = z.strictObject({
  where: Where,
  state: z.enum(['unknown', 'delegated']),
  ...Provenance,
  confidence: Confidence.nullable(),
})

export const Level = z.discriminatedUnion('state', [KnownLevel, RuleLevel, OpenLevel])

export const Indicator = z.strictObject({
  code: Code,
  name: Names,
  sector: z.string(),
  kind: z.enum(['percent', 'number', 'boolean', 'rating', 'document']),
  unit: z.string(),
  formula: z.string(),
  wording: z.strictObject({ vi: z.string().min(1), ...Provenance }),
  /** Parts of the requirement that the appraiser checks one by one. */
  requirements: z.array(z.string()).optional(),
  /** The ministry that guides it, as printed. */
  lead: z.string().nullable(),
  levels: z.array(Level),
})

export const Criterion = z.strictObject({
  code: Code,
  name: Names,
  group: z.string(),
  /** `condition`: asked for beside the criteria and outside their official count. */
  role: z.enum(['criterion', 'condition']),
  /** How many indicators the law gives this criterion; null = not read, so the criterion can never be met. */
  officialCount: z.int().min(1).nullable(),
  indicators: z.array(Indicator),
})

export const LegalBasis = z.strictObject({
  number: z.string(),
  date: Day.nullable(),
  issuer: z.string().nullable(),
  effect: z.string().optional(),
  source: z.string().nullable(),
})

/** From a date, communes holding any of these memberships use the levels of another region. */
export const RegionOverride = z.strictObject({
  from: Day,
  to: Day.nullable(),
  anyOf: z.array(z.string()).min(1),
  useRegion: z.string(),
  vi: z.string(),
  confidence: Confidence,
  source: z.string().nullable(),
})

/** A provincial edition: where it holds and which indicators it sets itself (possibly none read so far). */
export const Edition = z.strictObject({
  scope: z.string(),
  title: z.string(),
  legalBasis: z.string(),
  /** Code of the province that issued it, valid on `codeOn`: codes changed hands on 1/7/2025. */
  provinceCode: z.string(),
  codeOn: Day,
  confidence: Confidence,
  source: z.string().nullable(),
  /** Indicators whose level comes from this edition only: no entry for a year means unknown, never the centre's level. */
  sets: z.array(z.string()),
  note: z.string().optional(),
})

const Count = z.int().min(1).nullable()

export const CriteriaSet = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.int().min(1),
    level: z.enum(['commune', 'district', 'province', 'village', 'hamlet', 'product']),
    tier: z.enum(['basic', 'advanced', 'exemplary', 'modern', 'smart', 'rating']),
    title: Names,
    illustrative: z.boolean(),
    legalBasis: z.array(LegalBasis),
    inForce: z.strictObject({ from: Day, to: Day.nullable() }),
    assessmentYears: z.strictObject({ from: z.int(), to: z.int().nullable() }),
    supersedes: z.strictObject({ version: z.int(), by: z.string() }).nullable(),
    officialCounts: z.strictObject({ criteria: Count, indicators: Count, conditions: z.int().min(0).nullable() }),
    pass: z.strictObject({ rule: z.literal('all') }),
    regions: z.array(z.strictObject({ code: z.string(), vi: z.string() })),
    groups: z.array(z.strictObject({ code: z.string(), vi: z.string() })),
    memberships: z.array(RegionOverride),
    editions: z.array(Edition),
    notes: z.array(z.string()),
    criteria: z.array(Criterion),
  })
  .meta({ id: 'CriteriaSet' })

/** One input number or statement of a unit, and how it behaves when units merge or split (domain rule 14). */
export const DataElement = z.strictObject({
  code: ElementCode,
  name: Names,
  unit: z.string(),
  valueKind: z.enum(['integer', 'decimal', 'boolean', 'rating', 'document']),
  min: Decimal.nullable(),
  max: Decimal.nullable(),
  merge: z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('weighted-mean'), weight: ElementCode }),
    z.strictObject({ rule: z.enum(['sum', 'min', 'all-must-pass', 're-collect']) }),
  ]),
  /** `by-share`: a quantity spread over the territory. */
  split: z.enum(['re-collect', 'copy', 'by-share']),
  sector: z.string(),
})

export type Confidence = z.infer<typeof Confidence>
export type Where = z.infer<typeof Where>
export type Level = z.infer<typeof Level>
export type KnownLevel = z.infer<typeof KnownLevel>
export type RuleLevel = z.infer<typeof RuleLevel>
export type Indicator = z.infer<typeof Indicator>
export type Criterion = z.infer<typeof Criterion>
export type Edition = z.infer<typeof Edition>
export type CriteriaSet = z.infer<typeof CriteriaSet>
export type DataElement = z.infer<typeof DataElement>
