import { z } from 'zod'
import programmesFile from '../../../../data/programmes.json' with { type: 'json' }
import { isPlainDate } from '../../../kernel/time.ts'

const Text = z.strictObject({ vi: z.string(), en: z.string() })
const DayText = z.string().refine(isPlainDate)

/** A kind of agency that is focal unless a province says otherwise. `province` null = in every one. */
const FocalDefault = z.strictObject({
  kind: z.string(),
  province: z.strictObject({ code: z.string(), asOf: DayText }).nullable(),
  from: DayText.nullable(),
  to: DayText.nullable(),
  source: z.string().nullable(),
  confidence: z.enum(['verbatim', 'verbatim-secondary', 'reconstructed', 'general-knowledge']),
  note: z.string().optional(),
})
export type FocalDefault = z.infer<typeof FocalDefault>

const File = z.strictObject({
  note: z.string(),
  programmes: z.array(z.strictObject({ code: z.string(), name: Text, focal: z.array(FocalDefault) })),
})

/** Programmes and models a province runs, with the kinds of agencies that usually lead them. */
export const programmes = File.parse(programmesFile).programmes

/** What a programme is called on screen; its code where the file no longer has it. */
export function nameOfProgramme(code: string): string {
  return programmes.find((programme) => programme.code === code)?.name.vi ?? code
}
