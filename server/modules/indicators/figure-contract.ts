import { z } from 'zod'

/** The four reasons for a figure without a value (domain rule 11). */
export const NO_VALUES = ['not-reported', 'not-due', 'not-applicable', 'refused'] as const
export const NoValue = z.enum(NO_VALUES)

const NamedPart = z.object({
  /** Name of the predecessor. */
  unit: z.string(),
  value: z.string().nullable(),
  noValue: NoValue.nullable(),
  /** Of the predecessor's territory, 0 to 1; null = unknown. */
  share: z.string().nullable(),
})

/** A figure of one period: the unit's own, or put together from those of its predecessors, which `inputs` names. */
export const SeriesPoint = z
  .object({
    period: z.string(),
    kind: z.enum(['own', 'derived', 'none']),
    value: z.string().nullable(),
    noValue: NoValue.nullable(),
    /** What keeps a derived figure unknown. */
    why: z.enum(['missing', 'unknown-share', 're-collect']).nullable(),
    inputs: z.array(NamedPart),
  })
  .meta({ id: 'SeriesPoint' })
export type SeriesPoint = z.infer<typeof SeriesPoint>

export const Series = z
  .object({
    unit: z.string(),
    element: z.string(),
    name: z.string(),
    unitOfMeasure: z.string(),
    /** How figures of merging units are put together. */
    merge: z.string(),
    points: z.array(SeriesPoint),
  })
  .meta({ id: 'Series' })
export type Series = z.infer<typeof Series>

/** A figure of last year put together for a unit that did not exist then, with a sentence on how or why not. */
export const InheritedFigure = SeriesPoint.extend({ element: z.string(), sentence: z.string() }).meta({
  id: 'InheritedFigure',
})
