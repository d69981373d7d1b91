import { z } from 'zod'

/** A list of people as it was read: every row, every mistake by its cell. Nothing is written until it is accepted, whole. */
export const ReadPeopleSheet = z
  .object({
    /** Names the bytes that were read; accepting sends it back with the same file. */
    sheet: z.string(),
    rows: z.array(z.object({ row: z.int(), name: z.string(), title: z.string(), unit: z.string(), roles: z.string() })),
    problems: z.array(z.object({ cell: z.string(), found: z.string().nullable(), detail: z.string() })),
  })
  .meta({ id: 'ReadPeopleSheet' })
export type ReadPeopleSheet = z.infer<typeof ReadPeopleSheet>

/** Who was added, each with the link to set a password; shown this once. */
export const AcceptedPeopleSheet = z
  .object({
    people: z.array(z.object({ id: z.string(), name: z.string(), title: z.string(), link: z.string() })),
    expiresAt: z.string(),
  })
  .meta({ id: 'AcceptedPeopleSheet' })
export type AcceptedPeopleSheet = z.infer<typeof AcceptedPeopleSheet>
