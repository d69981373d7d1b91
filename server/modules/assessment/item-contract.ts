import { z } from 'zod'

/** One indicator of a dossier, as it was sealed or as it stands while it is open. */
export const DossierItem = z
  .object({
    indicator: z.string(),
    name: z.string(),
    criterion: z.string(),
    sector: z.string(),
    /** The agency that appraises it, as it was when the dossier began. */
    agency: z.object({ id: z.string(), name: z.string() }).nullable(),
    state: z.enum(['open', 'frozen', 'returned']),
    result: z.string(),
    value: z.string().nullable(),
    level: z.string().nullable(),
    reason: z.string(),
    kind: z.string(),
    /** The division behind the value, and the figures it takes, as they were sealed. */
    formula: z.string(),
    inputs: z.array(
      z.object({
        element: z.string(),
        name: z.string(),
        unit: z.string(),
        valueKind: z.string(),
        value: z.string().nullable(),
      }),
    ),
    previousYear: z.string().nullable(),
    /** The same indicator in the submission before this one; null when there was none or it was the same. */
    earlier: z.object({ submission: z.int(), result: z.string(), value: z.string().nullable() }).nullable(),
    digest: z.string().nullable(),
    /** `id` opens the file with this hash; null when nobody knows it any more. */
    evidence: z.array(z.object({ id: z.string().nullable(), name: z.string(), hash: z.string() })),
    appraisal: z
      .object({
        opinion: z.enum(['met', 'not-met', 'return']),
        reason: z.string().nullable(),
        answer: z.string().nullable(),
        by: z.string(),
        /** Whom they stood in for. */
        actingFor: z.string().nullable(),
        at: z.string(),
        submission: z.int(),
      })
      .nullable(),
    isMine: z.boolean(),
    /** The signed-in person may correct its figures now: it is open, and they record for the unit. */
    canCorrect: z.boolean(),
  })
  .meta({ id: 'DossierItem' })
export type DossierItem = z.infer<typeof DossierItem>
