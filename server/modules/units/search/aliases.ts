import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { foldForSearch } from '../fold.ts'

const FILE = join(import.meta.dirname, '..', '..', '..', '..', 'data', 'unit-aliases.json')

/** What people call units besides their names, by one folded word: `tphcm` → `thanh pho ho chi minh`. */
export const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries(
    z
      .object({ aliases: z.record(z.string().regex(/^[a-z]+$/), z.string()) })
      .parse(JSON.parse(readFileSync(FILE, 'utf8'))).aliases,
  ).map(([alias, name]) => [alias, foldForSearch(name)]),
)
