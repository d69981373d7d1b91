import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of reference material beside the checkout: real tables and boundaries that are not part of the product. */
const FOLDER = join(import.meta.dirname, '..', '..', 'shared')

/** Tests that need it skip where it is absent; `.ci/run` refuses to start without it. */
export const hasReference = existsSync(FOLDER)

/** Path of a file there, e.g. `data/geo/mapping-2024-2025.csv`. */
export const reference = (path: string): string => join(FOLDER, path)
