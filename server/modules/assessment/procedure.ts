import { z } from 'zod'
import { DossierAction } from './contract.ts'

const Text = z.strictObject({ vi: z.string(), en: z.string() })

/** Where a rule of the procedure was read; `null` source and `general-knowledge` recognise nobody (domain rule 9). */
const Provenance = {
  source: z.string().nullable(),
  confidence: z.enum(['verbatim', 'verbatim-secondary', 'reconstructed', 'general-knowledge', 'illustrative']),
}

const State = z.strictObject({
  code: z.string(),
  label: Text,
  /** Who holds the dossier now, in words for the timeline. */
  holder: Text,
  isStep: z.boolean(),
  isFinal: z.boolean().optional(),
})

export const GUARDS = [
  'all-results-met',
  'answers-complete',
  'reasons-given',
  'all-opinions-given',
  'all-opinions-met',
  'vote-closable',
  'levels-confirmed',
] as const

const Transition = z.strictObject({
  event: DossierAction,
  from: z.string(),
  to: z.string(),
  /** Where closing a vote goes when the council did not agree. */
  otherwise: z.string().optional(),
  label: Text,
  permission: z.templateLiteral([z.string(), ':', z.string()]),
  /** Done only by the focal agency of the procedure's programme, whoever else holds the permission. */
  by: z.literal('focal-agency').optional(),
  guards: z.array(z.enum(GUARDS)).optional(),
  /** Events whose actors may not do this one: who prepares may not appraise or decide (domain rule 6). */
  notBy: z.array(z.string()).optional(),
  clock: z.enum(['start', 'stop']).optional(),
})

const Share = z.strictObject({ numerator: z.int().positive(), denominator: z.int().positive(), ...Provenance })

const Shape = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  title: Text,
  /** Code in data/programmes.json: its focal agencies in the province do the transitions marked `by`. */
  programme: z.string(),
  /** A post of the province itself, in no agency, does what the focal agency does. */
  unitActsAsFocal: z.boolean().default(false),
  level: z.enum(['commune', 'district', 'province']),
  tiers: z.array(z.string()).min(1),
  inForce: z.strictObject({ from: z.iso.date(), to: z.iso.date().nullable() }),
  illustrative: z.boolean(),
  legalBasis: z.array(
    z.strictObject({ number: z.string(), date: z.string().nullable(), source: z.string().nullable() }),
  ),
  /** Who decides, as printed on the decision. */
  authority: Text,
  initial: z.string(),
  states: z.array(State).min(2),
  transitions: z.array(Transition).min(1),
  /** Working days each department has; null when the law's number was not read. */
  appraisalClock: z.strictObject({ kind: z.enum(['none', 'working_days']), days: z.int().nullable(), ...Provenance }),
  council: z.strictObject({
    secret: z.boolean(),
    /** Share of eligible members who must vote; null = not read, and then no vote can be closed. */
    quorum: Share.nullable(),
    /** Share of eligible members who must agree. */
    majority: Share.nullable(),
  }),
  notes: z.array(z.strictObject({ vi: z.string(), ...Provenance })),
})

/** A recognition procedure as versioned data (domain rule 10). Every step goes to a state it names; a vote has two ends. */
export const Procedure = Shape.superRefine(({ id, version, initial, states, transitions }, check) => {
  const refuse = (message: string) => check.addIssue({ code: 'custom', message: `${id}@${version}: ${message}` })
  const known = new Set(states.map(({ code }) => code))
  if (!known.has(initial)) refuse(`no state ${initial}`)
  for (const { event, from, to, otherwise } of transitions) {
    for (const state of [from, to, otherwise])
      if (state !== undefined && !known.has(state)) refuse(`${event}: no state ${state}`)
    if ((event === 'close-vote') !== (otherwise !== undefined))
      refuse(`${event} from ${from}: "otherwise" is said of closing a vote, and of nothing else`)
  }
})
export type Procedure = z.infer<typeof Procedure>
export type Transition = Procedure['transitions'][number]
export type Guard = (typeof GUARDS)[number]
