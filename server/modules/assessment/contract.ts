import { z } from 'zod'
import { DossierItem } from './item-contract.ts'

export { DossierItem }

export const DossierAction = z.enum([
  'submit',
  'withdraw',
  'verify',
  'return',
  'accept-complete',
  'appraise',
  'consolidate',
  'vote',
  'close-vote',
  'decide',
  'publish',
])
export type DossierAction = z.infer<typeof DossierAction>

/** Begins a dossier of a unit for a tier and assessment year; set and procedure are chosen by rule and frozen. */
export const StartDossier = z
  .strictObject({
    commandId: z.uuid().optional(),
    unitId: z.uuid(),
    tier: z.enum(['basic']),
    year: z.int().min(2021).max(2035),
    setId: z.string().max(80).optional(),
  })
  .meta({ id: 'StartDossier' })
export type StartDossier = z.infer<typeof StartDossier>

const Note = z.string().trim().max(2000, 'Nhiều nhất 2000 chữ.')
const Reason = Note.min(5, 'Ghi lý do, ít nhất một câu ngắn.')

const ONCE = 'Mỗi chỉ tiêu ghi một lần.'

function isEachOnce(lines: readonly { indicator: string }[]): boolean {
  return new Set(lines.map(({ indicator }) => indicator)).size === lines.length
}

/** A transition of a dossier. `version` is the one the person saw; 409 when somebody moved it meanwhile. */
export const MoveDossier = z
  .strictObject({
    commandId: z.uuid().optional(),
    version: z.int().min(1),
    note: Note.optional(),
    /** For a return by the verifying level or the focal agency: which indicators and why. */
    returned: z
      .array(z.strictObject({ indicator: z.string().max(20), reason: Reason }))
      .refine(isEachOnce, ONCE)
      .optional(),
    /** For a resubmission: what was done about each returned indicator. */
    answers: z
      .array(z.strictObject({ indicator: z.string().max(20), answer: Reason }))
      .refine(isEachOnce, ONCE)
      .optional(),
  })
  .meta({ id: 'MoveDossier' })
export type MoveDossier = z.infer<typeof MoveDossier>

/** A department's opinions on indicators it holds; the last department to finish moves the dossier on. */
export const AppraiseItems = z
  .strictObject({
    commandId: z.uuid().optional(),
    version: z.int().min(1),
    agencyId: z.uuid(),
    opinions: z
      .array(
        z
          .strictObject({
            indicator: z.string().max(20),
            opinion: z.enum(['met', 'not-met', 'return']),
            reason: Note.optional(),
          })
          .refine(
            (o) => o.opinion === 'met' || (o.reason ?? '').length >= 5,
            'Ý kiến không đạt hoặc trả lại cần ghi lý do.',
          ),
      )
      .min(1, 'Chưa có ý kiến nào.')
      .refine(isEachOnce, ONCE),
  })
  .meta({ id: 'AppraiseItems' })
export type AppraiseItems = z.infer<typeof AppraiseItems>

export const CastBallot = z
  .strictObject({
    commandId: z.uuid().optional(),
    version: z.int().min(1),
    choice: z.enum(['agree', 'disagree']),
    reason: Note.optional(),
  })
  .refine((b) => b.choice === 'agree' || (b.reason ?? '').length >= 5, 'Không đồng ý thì ghi lý do.')
  .meta({ id: 'CastBallot' })
export type CastBallot = z.infer<typeof CastBallot>

export const RecordDecision = z
  .strictObject({
    commandId: z.uuid().optional(),
    version: z.int().min(1),
    number: z.string().trim().min(3, 'Ghi số quyết định.').max(60),
    date: z.iso.date('Ngày viết dạng năm-tháng-ngày, ví dụ 2024-12-20.'),
    signer: z.string().trim().min(3, 'Ghi người ký.').max(120),
  })
  .meta({ id: 'RecordDecision' })
export type RecordDecision = z.infer<typeof RecordDecision>

const UnitRef = z.object({ id: z.string(), code: z.string(), name: z.string(), trail: z.string() })

export const DossierStep = z
  .object({
    event: z.string(),
    label: z.string(),
    from: z.string(),
    to: z.string(),
    by: z.string().nullable(),
    /** Whom they stood in for. */
    actingFor: z.string().nullable(),
    positionTitle: z.string().nullable(),
    note: z.string().nullable(),
    at: z.string(),
    submission: z.int(),
  })
  .meta({ id: 'DossierStep' })
export type DossierStep = z.infer<typeof DossierStep>

/** Working days of the appraisal: used over all its runs, and the holidays the present run skips. */
export const DossierClock = z.object({
  usedDays: z.int(),
  totalDays: z.int().nullable(),
  isRunning: z.boolean(),
  dueOn: z.string().nullable(),
  /** Working days until `dueOn`; negative when it has passed. */
  daysLeft: z.int().nullable(),
  holidays: z.array(z.object({ date: z.string(), name: z.string() })),
})
export type DossierClock = z.infer<typeof DossierClock>

/**
 * Where a department stands with an indicator it holds: nothing said yet, the commune changed what was returned, or its
 * opinion of the present submission.
 */
export const AppraisalSign = z.object({
  indicator: z.string(),
  sign: z.enum(['new', 'changed', 'met', 'return', 'not-met']),
})
export type AppraisalSign = z.infer<typeof AppraisalSign>

export const DossierSummary = z
  .object({
    id: z.string(),
    unit: UnitRef,
    tier: z.string(),
    year: z.int(),
    set: z.object({ id: z.string(), version: z.int(), title: z.string(), illustrative: z.boolean() }),
    state: z.string(),
    stateLabel: z.string(),
    version: z.int(),
    submission: z.int(),
    /** What the signed-in person is expected to do now, as a verb phrase; null when it waits for somebody else. */
    nextAction: z.string().nullable(),
    waitsFor: z.string().nullable(),
    dueOn: z.string().nullable(),
    updatedAt: z.string(),
    itemsOpen: z.int(),
    itemsTotal: z.int(),
    clock: DossierClock,
    /** What the signed-in person's department appraises of it, in the order of the set; empty for everybody else. */
    appraises: z.array(AppraisalSign),
  })
  .meta({ id: 'DossierSummary' })
export type DossierSummary = z.infer<typeof DossierSummary>

export const Council = z
  .object({
    secret: z.boolean(),
    quorum: z.string().nullable(),
    majority: z.string().nullable(),
    eligible: z.int(),
    voted: z.int(),
    members: z.array(
      z.object({ name: z.string(), isChair: z.boolean(), hasVoted: z.boolean(), conflict: z.string().nullable() }),
    ),
    /** Null until the vote is closed. */
    tally: z.object({ agree: z.int(), disagree: z.int(), reasons: z.array(z.string()) }).nullable(),
    outcome: z.enum(['agreed', 'not-agreed', 'no-quorum']).nullable(),
    mine: z.object({ eligible: z.boolean(), hasVoted: z.boolean(), why: z.string().nullable() }),
  })
  .meta({ id: 'Council' })
export type Council = z.infer<typeof Council>

export const Dossier = DossierSummary.extend({
  procedure: z.object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    steps: z.array(z.object({ state: z.string(), label: z.string(), actor: z.string() })),
  }),
  items: z.array(DossierItem),
  steps: z.array(DossierStep),
  council: Council.nullable(),
  recognition: z
    .object({
      number: z.string(),
      date: z.string(),
      signer: z.string(),
      state: z.enum(['unpublished', 'in-force', 'revoked']),
    })
    .nullable(),
  /** Acts to show this person: those of the step that are theirs, and those refused for a reason of their own. */
  yours: z.array(DossierAction),
  /** Whom the dossier waits for and for what, in one sentence; null when it is this person's turn, or it is closed. */
  waiting: z.string().nullable(),
  /** For every act of the procedure: true, or the sentence that says why not. */
  can: z.record(DossierAction, z.union([z.literal(true), z.string()])),
}).meta({ id: 'Dossier' })
export type Dossier = z.infer<typeof Dossier>

/** Whether a dossier may be begun: true, or the sentence that says why not. */
export const StartCheck = z.object({ can: z.union([z.literal(true), z.string()]) }).meta({ id: 'StartCheck' })
export type StartCheck = z.infer<typeof StartCheck>

/** A line of "Việc của tôi": verb, object, clock, one link. */
/** `verb` and `object` are read as one sentence: “Nhập số liệu năm 2024”. */
export const WorkItem = z
  .object({
    id: z.string(),
    verb: z.string(),
    object: z.string(),
    detail: z.string().nullable(),
    dueOn: z.string().nullable(),
    /** Working days until `dueOn`; negative when it has passed. */
    daysLeft: z.int().nullable(),
    link: z.string(),
  })
  .meta({ id: 'WorkItem' })
export type WorkItem = z.infer<typeof WorkItem>

/** Dossiers that wait for the holder of a post. */
export const OpenWork = z.object({ items: z.array(WorkItem.extend({ dossier: z.string() })) }).meta({ id: 'OpenWork' })
export type OpenWork = z.infer<typeof OpenWork>

export const HandOver = z
  .strictObject({
    commandId: z.uuid().optional(),
    toPersonId: z.uuid('Chọn người nhận.'),
    dossiers: z.array(z.uuid('Mã hồ sơ không đúng.')).min(1, 'Chọn ít nhất một việc.').max(1000),
  })
  .meta({ id: 'HandOver' })
export type HandOver = z.infer<typeof HandOver>

/** `total` and `late` count all work, not this page. */
export const WorkPage = z
  .object({ items: z.array(WorkItem), next: z.string().nullable(), total: z.int(), late: z.int() })
  .meta({ id: 'WorkPage' })
export type WorkPage = z.infer<typeof WorkPage>

export const RecognitionView = z
  .object({
    id: z.string(),
    unit: UnitRef,
    tier: z.string(),
    year: z.int(),
    decisionNumber: z.string(),
    decisionDate: z.string(),
    signer: z.string(),
    issuer: z.string(),
    /**
     * `inherited`: the unit ended and its successor carries it, waiting for re-assessment. `left-programme`: its land is now
     * that of wards, which the programme does not assess.
     */
    state: z.enum(['in-force', 'inherited', 'left-programme', 'revoked']),
    stateLabel: z.string(),
    /** Today's holder when the recognised unit has ended. */
    successor: UnitRef.nullable(),
    illustrative: z.boolean(),
  })
  .meta({ id: 'Recognition' })
export type RecognitionView = z.infer<typeof RecognitionView>
