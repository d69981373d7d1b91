import { z } from 'zod'
import { PeriodText } from '../../kernel/period.ts'
import { InheritedFigure, NoValue } from './figure-contract.ts'

/** The states of a result as every screen draws them; the words are in design/words.ts. */
export const RESULT_STATES = [
  'met',
  'not-met',
  'no-figure',
  'not-due',
  'refused',
  'level-unknown',
  'not-applicable',
] as const
export const ResultState = z.enum(RESULT_STATES)
export type ResultState = z.infer<typeof ResultState>

/** Decimal text, unrounded, at most 15 digits before and 6 after the point. */
export const DecimalText = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'Không phải là số. Viết số dạng 1234.5, không có chữ và dấu cách.')

/** One input number or statement: either `value` (decimal text; 1/0 for yes/no) or `noValue`. */
export const FigureInput = z
  .strictObject({
    element: z.string().max(60),
    value: DecimalText.nullable(),
    noValue: NoValue.nullable(),
    note: z.string().trim().max(500, 'Ghi chú dài nhất 500 chữ.').optional(),
    /** Revision the person saw; 0 when there was none. 409 with both values if it moved. */
    basedOn: z.int().min(0),
  })
  .refine((f) => (f.value === null) !== (f.noValue === null), 'Cần một số, hoặc lý do không có số; không ghi cả hai.')
export type FigureInput = z.infer<typeof FigureInput>

/** A save of one or many figures of one unit and period: all or nothing. */
export const RecordFigures = z
  .strictObject({
    commandId: z.uuid().optional(),
    unitId: z.uuid(),
    period: PeriodText,
    figures: z.array(FigureInput).min(1, 'Chưa có số liệu nào để lưu.').max(500, 'Mỗi lần lưu nhiều nhất 500 số liệu.'),
  })
  .meta({ id: 'RecordFigures' })
export type RecordFigures = z.infer<typeof RecordFigures>

export const Figure = z
  .object({
    element: z.string(),
    value: z.string().nullable(),
    noValue: NoValue.nullable(),
    note: z.string().nullable(),
    revision: z.int(),
    recordedAt: z.string(),
    author: z.string().nullable(),
    positionTitle: z.string().nullable(),
    /** Whom the author stood in for. */
    actingFor: z.string().nullable(),
  })
  .meta({ id: 'Figure' })
export type Figure = z.infer<typeof Figure>

export const ElementView = z
  .object({
    code: z.string(),
    name: z.string(),
    unit: z.string(),
    valueKind: z.string(),
    min: z.string().nullable(),
    max: z.string().nullable(),
    merge: z.string(),
    sector: z.string(),
  })
  .meta({ id: 'Element' })
export type ElementView = z.infer<typeof ElementView>

/** The entry form of a unit and period: what may be entered, what is there, what it was last year. */
export const FigureSheet = z
  .object({
    unit: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    period: z.string(),
    elements: z.array(ElementView),
    figures: z.array(Figure),
    previous: z.array(Figure),
    /** Instead of `previous`, for a unit that began since. */
    inherited: z.array(InheritedFigure),
    /** Elements frozen by a submitted dossier, with the sentence that explains the lock. */
    locked: z.array(z.object({ element: z.string(), reason: z.string() })),
    can: z.object({ record: z.boolean(), attach: z.boolean() }),
  })
  .meta({ id: 'FigureSheet' })
export type FigureSheet = z.infer<typeof FigureSheet>

export const Counts = z
  .object({
    met: z.int(),
    notMet: z.int(),
    noFigure: z.int(),
    notDue: z.int(),
    refused: z.int(),
    levelUnknown: z.int(),
    notApplicable: z.int(),
    total: z.int(),
    criteriaMet: z.int(),
    criteriaTotal: z.int(),
  })
  .meta({ id: 'Counts' })
export type Counts = z.infer<typeof Counts>

/** A score of one set: `met` only when every indicator is known and passed and the set is whole. */
export const Verdict = z.enum(['met', 'not-met', 'unknown', 'incomplete'])
export type Verdict = z.infer<typeof Verdict>

/** Why a result is what it is, down to figures, formula, level and article. */
export const ResultView = z
  .object({
    indicator: z.string(),
    name: z.string(),
    unit: z.string(),
    kind: z.string(),
    sector: z.string(),
    state: ResultState,
    /** Computed value, decimal text, unrounded. */
    value: z.string().nullable(),
    previousValue: z.string().nullable(),
    /** The level as officers read it, e.g. `≥ 30`; null when unknown. */
    level: z.string().nullable(),
    /** One Vietnamese sentence. */
    reason: z.string(),
    evidenceCount: z.int(),
    /** The result is invented: of an illustrative set, or of anything in a demo. */
    illustrative: z.boolean(),
  })
  .meta({ id: 'ResultView' })
export type ResultView = z.infer<typeof ResultView>

export const CriterionView = z
  .object({
    code: z.string(),
    name: z.string(),
    state: z.enum([...RESULT_STATES, 'incomplete']),
    indicators: z.array(ResultView),
  })
  .meta({ id: 'CriterionView' })
export type CriterionView = z.infer<typeof CriterionView>

export const SetRef = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  tier: z.string(),
  /** What this set shows here is invented: the set is, or all of a demo. */
  illustrative: z.boolean(),
})

/** A commune's criteria board for one set and period. */
export const Board = z
  .object({
    unit: z.object({ id: z.string(), code: z.string(), name: z.string(), closedOn: z.string().nullable() }),
    period: z.string(),
    set: SetRef,
    sets: z.array(SetRef),
    verdict: Verdict,
    counts: Counts,
    criteria: z.array(CriterionView),
    isStale: z.boolean(),
    evaluatedAt: z.string().nullable(),
    can: z.object({ record: z.boolean(), attach: z.boolean() }),
  })
  .meta({ id: 'Board' })
export type Board = z.infer<typeof Board>

/** What a save wrote; `changeSet` names it for its undo, null when nothing was new. */
export const Recorded = z.object({ changeSet: z.string().nullable(), recorded: z.int() }).meta({ id: 'Recorded' })
export type Recorded = z.infer<typeof Recorded>

/** The same with the unit's score under the set of the screen. */
export const SavedFigures = Recorded.extend({ verdict: Verdict.nullable(), counts: Counts.nullable() }).meta({
  id: 'SavedFigures',
})
export type SavedFigures = z.infer<typeof SavedFigures>

export const EvidenceView = z
  .object({
    id: z.string(),
    name: z.string(),
    hash: z.string(),
    size: z.int(),
    mediaType: z.string(),
    number: z.string().nullable(),
    dated: z.string().nullable(),
    issuer: z.string().nullable(),
    expiresOn: z.string().nullable(),
    isExpired: z.boolean(),
    addedAt: z.string(),
    addedBy: z.string().nullable(),
    /** Whom the one who added it stood in for. */
    actingFor: z.string().nullable(),
    indicators: z.array(z.string()),
  })
  .meta({ id: 'Evidence' })
export type EvidenceView = z.infer<typeof EvidenceView>

/** Everything behind one result. */
export const Explanation = z
  .object({
    result: ResultView,
    formula: z.string(),
    inputs: z.array(
      z.object({
        element: ElementView,
        figure: Figure.nullable(),
      }),
    ),
    levelDetail: z.object({
      op: z.string().nullable(),
      value: z.string().nullable(),
      where: z.string().nullable(),
      state: z.string(),
      source: z.string().nullable(),
      confidence: z.string().nullable(),
      isConfirmed: z.boolean(),
    }),
    wording: z.object({ text: z.string(), confidence: z.string(), source: z.string().nullable() }),
    /** What is still missing in countable things, e.g. 182 hộ; null when not countable. */
    gap: z.object({ amount: z.string(), unit: z.string(), element: z.string() }).nullable(),
    evidence: z.array(EvidenceView),
    history: z.array(Figure),
  })
  .meta({ id: 'Explanation' })
export type Explanation = z.infer<typeof Explanation>

export const SheetProblem = z.object({ cell: z.string(), found: z.string().nullable(), detail: z.string() })

/** A sheet that was read: nothing counts until it is accepted. `read = added + changed + same + refused`. */
export const StagedSheet = z
  .object({
    changeSet: z.string(),
    unit: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    period: z.string(),
    balance: z.object({ read: z.int(), added: z.int(), changed: z.int(), same: z.int(), refused: z.int() }),
    rows: z.array(
      z.object({
        element: z.string(),
        name: z.string(),
        valueKind: z.string(),
        cell: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        noValue: NoValue.nullable(),
        state: z.enum(['added', 'changed', 'same', 'refused', 'warning']),
        detail: z.string().nullable(),
      }),
    ),
    problems: z.array(SheetProblem),
    canAccept: z.boolean(),
  })
  .meta({ id: 'StagedSheet' })
export type StagedSheet = z.infer<typeof StagedSheet>

/** One commune on the board of a province or the country. */
export const BoardRow = z
  .object({
    unitId: z.string(),
    code: z.string(),
    name: z.string(),
    parentName: z.string().nullable(),
    /** Wards, townships and special zones are listed, and no set of communes speaks of them. */
    isAssessed: z.boolean(),
    verdict: Verdict.nullable(),
    counts: Counts.nullable(),
    marks: z.string().nullable(),
    isStale: z.boolean(),
  })
  .meta({ id: 'BoardRow' })
export type BoardRow = z.infer<typeof BoardRow>
