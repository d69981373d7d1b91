import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const FILE = join(import.meta.dirname, '..', '..', '..', '..', 'data', 'units', 'corrections.csv')

const Correction = z.object({
  /** Which list is corrected. */
  list: z.enum(['early-2023', '2023-04-10', '2025-06-30']),
  code: z.string().regex(/^\d+$/),
  /**
   * `name`: full name instead of the package's. `listed-as`: how the 30/6/2025 list, which has no codes above the
   * commune, names the holder of this code (`name|province code`). `merged-into`: code of the unit that took it over.
   */
  field: z.enum(['name', 'listed-as', 'merged-into']),
  value: z.string().min(1),
  /** Resolution, or `chưa kiểm chứng`. */
  basis: z.string().min(1),
})
export type Correction = z.infer<typeof Correction>

/** Where the packages are known to be wrong or silent; each row with its legal basis, or said to be unverified. */
export async function readCorrections(): Promise<Correction[]> {
  return parseCorrections(await readFile(FILE, 'utf8'))
}

export function parseCorrections(csv: string): Correction[] {
  const [head, ...lines] = csv.trim().split('\n')
  if (head !== 'list,code,field,value,basis') throw new Error('corrections.csv: unexpected heading')
  return lines.map((line) => {
    const [list, code, field, value, ...basis] = line.split(',')
    return Correction.parse({ list, code, field, value, basis: basis.join(',').trim() })
  })
}
