import { z } from 'zod'
import { Confidence } from '../../server/modules/criteria/contract.ts'
import type { SourceIndicator, SourceSet } from './source.ts'

// Lists that the source keeps inside another set's file: conditions for provinces, the special district without
// communes, and sets of which only the official count is known.

const Provenance = z.object({ url: z.string().nullable(), confidence: Confidence, note: z.string().optional() })

const Line = z.object({
  code: z.string().optional(),
  name_vi: z.string(),
  operator: z.enum(['>=', '<=']).optional(),
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  unit: z.string().optional(),
})

const Conditions = z.object({ title_vi: z.string(), provenance: Provenance, conditions: z.array(Line) })

export const DistrictFile = z.object({
  variants: z.array(
    z.object({
      id: z.string(),
      title_vi: z.string(),
      provenance: Provenance.optional(),
      conditions: z.array(Line).optional(),
      indicators: z.array(Line.extend({ code: z.string() })).optional(),
    }),
  ),
  provincial: Conditions,
})

export const Commune2026File = z.object({ province_2026_2030: Conditions })

/** Names of the criteria of the special district, which its lines carry only as a number. */
const CRITERION_NAMES: Record<string, string> = {
  '1': 'Quy hoạch',
  '2': 'Giao thông',
  '3': 'Thủy lợi và phòng, chống thiên tai',
  '4': 'Điện',
}

/** English names are ours: the lines have none. */
function asIndicator(
  line: z.infer<typeof Line>,
  code: string,
  provenance: SourceIndicator['provenance'],
): SourceIndicator {
  const isStatement = line.value === 'Đạt' || line.value === true
  return {
    code,
    name_vi: line.name_vi,
    name_en: '',
    unit: line.unit ?? (isStatement ? 'Đạt/Không đạt' : '%'),
    // A landing that is safe or not is a statement, though its level is left to the province.
    kind: isStatement || line.name_vi.startsWith('Đường thủy') ? 'boolean' : isShare(line.unit) ? 'percent' : 'number',
    operator: isStatement ? '=' : (line.operator ?? '>='),
    thresholds: { default: isStatement ? true : line.value },
    lead_agency_vi: null,
    provenance,
  }
}

function isShare(unit: string | undefined): boolean {
  return unit === undefined || unit.startsWith('%')
}

type Head = Pick<SourceSet, 'title_vi' | 'title_en' | 'legal_basis' | 'period'>

/** Conditions without criteria, numbered in reading order. */
export function fromConditions(list: z.infer<typeof Conditions>, head: Omit<Head, 'title_vi'>): SourceSet {
  const indicators = list.conditions.map((line, index) =>
    asIndicator(line, line.code ?? String(index + 1), list.provenance),
  )
  const name = { code: 'DK', name_vi: 'Điều kiện', name_en: 'Conditions', group: 'Điều kiện' }
  return { ...head, title_vi: list.title_vi, criteria: [{ ...name, indicators }] }
}

/** The special district: one condition, and the criteria that were read before the source was cut. */
export function fromSpecialDistrict(
  variant: z.infer<typeof DistrictFile>['variants'][number],
  head: Omit<Head, 'title_vi'>,
): SourceSet {
  const { provenance, conditions, indicators } = variant
  if (!provenance || !conditions || !indicators) throw new Error(`${variant.id} has no list`)
  const numbers = [...new Set(indicators.map((line) => line.code.split('.')[0] ?? ''))]
  return {
    ...head,
    title_vi: variant.title_vi,
    criteria: [
      {
        code: 'DK',
        name_vi: 'Điều kiện',
        name_en: 'Conditions',
        group: 'Điều kiện',
        indicators: conditions.map((line) => asIndicator(line, 'HL', provenance)),
      },
      ...numbers.map((code) => ({
        code,
        name_vi: CRITERION_NAMES[code] ?? '',
        name_en: '',
        group: 'Huyện',
        indicators: indicators
          .filter((line) => line.code.split('.')[0] === code)
          .map((line) => asIndicator(line, line.code, provenance)),
      })),
    ],
  }
}
