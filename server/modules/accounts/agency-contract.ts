import { z } from 'zod'
import { isPlainDate } from '../../kernel/time.ts'

const Day = z.string().refine(isPlainDate, 'Ngày viết dạng năm-tháng-ngày, ví dụ 2024-10-14.')

/** What sort of body an agency is; `front` has the mass organisations with it. In the order of the screen. */
export const AGENCY_FAMILIES = ['government', 'front', 'party', 'council', 'team'] as const
export type AgencyFamily = (typeof AGENCY_FAMILIES)[number]

const AGENCY_ACT_KINDS = ['added', 'renamed', 'ended', 'sector-received', 'focal-begun', 'focal-ended'] as const
export type AgencyActKind = (typeof AGENCY_ACT_KINDS)[number]

/** Kind of what an administrator adds where no kind of data/agencies.json describes it. */
export const OTHER_KIND = 'khac'

const Named = z.object({ id: z.string(), name: z.string() })
const Bilingual = z.object({ vi: z.string(), en: z.string() })

export const AgencyView = z
  .object({
    id: z.string(),
    kind: z.string(),
    name: z.string(),
    family: z.enum(AGENCY_FAMILIES),
    unitId: z.string(),
    /** First day known; agencies of the first list of units were there before it. */
    validFrom: z.string(),
    validTo: z.string().nullable(),
    sectors: z.array(z.string()),
    successors: z.array(Named),
  })
  .meta({ id: 'Agency' })

export const AgencyQuery = z.strictObject({
  /** Code of a province on `asOf`. */
  province: z.string().max(10),
  asOf: Day.optional(),
})

export const BoardQuery = z.strictObject({
  asOf: Day.optional(),
  /** `1`: those that had ended by `asOf` too. */
  ended: z.enum(['0', '1']).default('0'),
})

/** One line of the board of a unit. `posts`: people who hold a post there, null for who does not administer the unit. */
const AgencyLine = AgencyView.extend({
  predecessors: z.array(Named),
  /** Codes of the programmes it is focal for on `asOf`. */
  focalOf: z.array(z.string()),
  posts: z.int().nullable(),
}).meta({ id: 'AgencyLine' })
export type AgencyLine = z.infer<typeof AgencyLine>

/** An agency that is, was or will be focal; `basis` null and `source` null: general knowledge, not confirmed. */
const FocalSpan = z.object({
  id: z.string(),
  agency: Named,
  programme: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  basis: z.string().nullable(),
  source: z.string().nullable(),
})
export type FocalSpan = z.infer<typeof FocalSpan>

export const AgencyBoard = z
  .object({
    unit: z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      level: z.string(),
      /** First day the unit no longer exists. */
      validTo: z.string().nullable(),
    }),
    asOf: z.string(),
    items: z.array(AgencyLine),
    sectors: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Sectors that nobody holds in this province on `asOf`; empty for other units. */
    vacant: z.array(z.string()),
    /** For provinces: every programme with its focal agencies on `asOf`. */
    programmes: z.array(z.object({ code: z.string(), name: Bilingual, focal: z.array(FocalSpan) })),
    /** Kinds that can be added here by hand. */
    kinds: z.array(z.object({ kind: z.string(), name: Bilingual, family: z.enum(AGENCY_FAMILIES) })),
    can: z.object({ manage: z.boolean() }),
  })
  .meta({ id: 'AgencyBoard' })
export type AgencyBoard = z.infer<typeof AgencyBoard>

/** One agency through time. Dates are half-open. */
export const AgencyDetail = AgencyLine.extend({
  byHand: z.boolean(),
  holdsSectors: z.boolean(),
  names: z.array(z.object({ name: z.string(), from: z.string() })),
  sectorSpans: z.array(
    z.object({ sector: z.string(), from: z.string(), to: z.string().nullable(), basis: z.string().nullable() }),
  ),
  focalSpans: z.array(FocalSpan),
  acts: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(AGENCY_ACT_KINDS),
      day: z.string(),
      basis: z.string(),
      recordedAt: z.string(),
    }),
  ),
  can: z.object({ manage: z.boolean() }),
}).meta({ id: 'AgencyDetail' })
export type AgencyDetail = z.infer<typeof AgencyDetail>

/** The decision an act rests on. */
const AgencyBasis = z.strictObject({
  number: z.string().trim().min(2, 'Ghi số, ký hiệu của quyết định.').max(100, 'Số dài nhất 100 chữ.'),
  signedOn: Day,
  issuer: z.string().trim().min(2, 'Ghi cơ quan ban hành.').max(200, 'Tên cơ quan dài nhất 200 chữ.'),
})
export type AgencyBasis = z.infer<typeof AgencyBasis>

const Common = { commandId: z.uuid().optional(), basis: AgencyBasis }
const AgencyId = z.uuid('Chọn cơ quan.')
const AgencyName = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(3, 'Ghi tên cơ quan.').max(200, 'Tên cơ quan dài nhất 200 chữ.'))

/** `to` is the first day it no longer exists; `holdsSectors`: its people appraise only the sectors it is given. */
export const NewAgency = z.strictObject({
  unitId: z.uuid('Chọn đơn vị.'),
  family: z.enum(AGENCY_FAMILIES, 'Chọn nhóm cơ quan.'),
  kind: z.string().max(40),
  name: AgencyName,
  from: Day,
  to: Day.nullable(),
  holdsSectors: z.boolean(),
  ...Common,
})
export type NewAgency = z.infer<typeof NewAgency>

export const RenameAgency = z.strictObject({ name: AgencyName, from: Day, ...Common })
export type RenameAgency = z.infer<typeof RenameAgency>

/** `day` is the first day it no longer exists. Sectors nobody is named for have no holder from then on. */
export const EndAgency = z.strictObject({
  day: Day,
  successors: z.array(AgencyId).max(10, 'Nhiều nhất 10 cơ quan kế tục.'),
  sectors: z
    .array(z.strictObject({ sector: z.string().max(60), toAgencyId: AgencyId }))
    .max(100, 'Quá nhiều lĩnh vực.'),
  /** Which successor goes on as focal agency of its programmes; null = none. */
  focalToId: AgencyId.nullable(),
  /** Which successor its people go to; null = they keep the post where it is. */
  postsToId: AgencyId.nullable(),
  ...Common,
})
export type EndAgency = z.infer<typeof EndAgency>

/** The agency in the address receives the sector. `holderId`: who holds it that day, as the administrator saw it. */
export const ReceiveSector = z.strictObject({
  sector: z.string().max(60),
  day: Day,
  holderId: AgencyId.nullable(),
  ...Common,
})
export type ReceiveSector = z.infer<typeof ReceiveSector>

export const BecomeFocal = z.strictObject({
  programme: z.string().max(60),
  from: Day,
  to: Day.nullable(),
  ...Common,
})
export type BecomeFocal = z.infer<typeof BecomeFocal>

/** `day` is the first day it is no longer focal. */
export const EndFocal = z.strictObject({ day: Day, ...Common })
export type EndFocal = z.infer<typeof EndFocal>

/** What an act would do, before anything is written; `problems` forbid it. */
export const AgencyTrial = z
  .object({
    sectors: z.array(z.object({ code: z.string(), name: z.string(), from: Named.nullable(), to: Named.nullable() })),
    focal: z.array(z.object({ programme: z.string(), to: Named.nullable() })),
    /** People with a post in the agency, and how many of them go to the successor. */
    posts: z.object({ held: z.int(), moved: z.int() }),
    problems: z.array(z.object({ pointer: z.string(), detail: z.string() })),
    canApply: z.boolean(),
  })
  .meta({ id: 'AgencyTrial' })
export type AgencyTrial = z.infer<typeof AgencyTrial>
