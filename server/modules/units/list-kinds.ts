import { z } from 'zod'
import file from '../../../data/units/lists.json' with { type: 'json' }
import type { UnitListView } from './contract.ts'

const Names = z.strictObject({ vi: z.string(), en: z.string() })

const ListKind = z.strictObject({
  kind: z.string(),
  label: Names,
  /** A unit may stand under several values of this kind at a time. */
  several: z.boolean(),
  /** Null: the list says yes or no. */
  values: z.array(z.strictObject({ value: z.string(), label: Names })).nullable(),
})
export type ListKind = z.infer<typeof ListKind>

/** Lists a unit is put on between dates, as `data/units/lists.json` names them (domain rules 4 and 5). */
export const listKinds: ReadonlyMap<string, ListKind> = new Map(
  z
    .strictObject({ note: z.string(), lists: z.array(ListKind) })
    .parse(file)
    .lists.map((list) => [list.kind, list]),
)

/** Value on a list as officers write it → as it is kept: `Có` → `yes`. Undefined when the list has no such value. */
export function readListValue({ values }: ListKind, written: string): string | undefined {
  const text = written.trim().toLocaleLowerCase('vi')
  if (values === null) return { có: 'yes', không: 'no' }[text] ?? (text === 'yes' || text === 'no' ? text : undefined)
  return values.find(({ value, label }) => [value, label.vi].some((one) => one.toLocaleLowerCase('vi') === text))?.value
}

/** Every list with its values; a list without values of its own says yes or no. */
export function viewLists(): UnitListView[] {
  return [...listKinds.values()].map(({ kind, label, several, values }) => ({
    kind,
    label: label.vi,
    several,
    values: values?.map((one) => ({ value: one.value, label: one.label.vi })) ?? [
      { value: 'yes', label: 'Có' },
      { value: 'no', label: 'Không' },
    ],
  }))
}

/** `Vùng: Đồng bằng sông Cửu Long`, `Xã đặc biệt khó khăn: không`. */
export function sayListValue({ label, values }: ListKind, value: string): string {
  const words = values?.find((one) => one.value === value)?.label.vi ?? (value === 'yes' ? 'có' : 'không')
  return `${label.vi}: ${words}`
}

export function allowedValues({ values }: ListKind): string {
  return values === null ? 'Có, Không' : values.map(({ label }) => label.vi).join(', ')
}

export const MEASURES = ['population', 'households', 'area'] as const
export type Measure = (typeof MEASURES)[number]
export const MEASURE_WORDS: Record<Measure, { label: string; unit: string }> = {
  population: { label: 'Dân số', unit: 'người' },
  households: { label: 'Số hộ', unit: 'hộ' },
  area: { label: 'Diện tích tự nhiên', unit: 'km²' },
}
