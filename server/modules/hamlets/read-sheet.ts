import { readAskedDay } from '../../kernel/asked-day.ts'
import type { PageRow, SheetError } from '../../kernel/sheet-page.ts'
import { readTable } from '../../kernel/table-file.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { Count, HAMLET_TYPES, HamletName, HamletType, PersonName, Phone, Source } from './contract.ts'
import { labelOf, sameKeyOf } from './names.ts'
import type { KeptRow } from './sheet-contract.ts'
import { HEADING, MOST_ROWS, NEEDED, OPTIONAL } from './sheet-layout.ts'

export type HamletSheet = { rows: KeptRow[]; mistakes: SheetError[]; refused: number }

/** Reads a list: .xlsx or CSV. Every wrong cell is named by its address; a row with one is refused whole, nothing is guessed. */
export async function readHamletSheet(content: Buffer): Promise<HamletSheet> {
  const { rows, errors } = await readTable(content, { headings: NEEDED, optional: OPTIONAL, most: MOST_ROWS })
  const mistakes = [...errors]
  const good: KeptRow[] = []
  const seen = new Map<string, string>()
  // Cells that are no plain content were named by the reader; their rows are refused too.
  const broken = new Set(errors.map(({ cell }) => /(\d+)$/.exec(cell)?.[1]))
  let refused = 0
  for (const row of rows) {
    const own: SheetError[] = []
    const read = readRow(row, own)
    const earlier = read && seen.get(keyOf(read))
    if (read && earlier) own.push(mistake(row, HEADING.name, `${labelOf(read)} đã có ở ô ${earlier}. Giữ một dòng.`))
    if (read && !earlier) seen.set(keyOf(read), row.at(HEADING.name))
    mistakes.push(...own)
    if (read && own.length === 0 && !broken.has(String(row.number))) good.push(read)
    else refused += 1
  }
  if (rows.length === 0 && mistakes.length === 0)
    mistakes.push({ cell: '', found: null, detail: 'Tệp không có dòng nào dưới tên cột.' })
  return { rows: good, mistakes, refused }
}

const keyOf = ({ type, name }: KeptRow): string => `${type} ${sameKeyOf(name)}`

function mistake(row: PageRow, heading: string, detail: string, found = row.read(heading)): SheetError {
  const cell = row.at(heading)
  return { cell, found, detail: `Ô ${cell}: ${detail}` }
}

function readRow(row: PageRow, errors: SheetError[]): KeptRow | undefined {
  const type = readType(row, errors)
  const name = readName(row, type, errors)
  const households = readCount(row, HEADING.households, errors)
  const population = readCount(row, HEADING.population, errors)
  const measuredOn = readDay(row, errors)
  const source = readSource(row, households !== null || population !== null, errors)
  const headName = readPersonal(row, HEADING.headName, PersonName, errors)
  const headPhone = readPersonal(row, HEADING.headPhone, Phone, errors)
  if (row.read(HEADING.headPhone) !== null && row.read(HEADING.headName) === null)
    errors.push(
      mistake(row, HEADING.headName, 'có điện thoại nhưng chưa có họ tên. Ghi họ tên, hoặc xóa điện thoại.', null),
    )
  if (type === undefined || name === undefined) return undefined
  const cells = {
    type: row.at(HEADING.type),
    name: row.at(HEADING.name),
    day: row.at(HEADING.day),
    source: row.at(HEADING.source),
    head: row.at(HEADING.headName),
  }
  return { row: row.number, type, name, households, population, measuredOn, source, headName, headPhone, cells }
}

function readType(row: PageRow, errors: SheetError[]): HamletType | undefined {
  const written = row.read(HEADING.type)
  const read = HamletType.safeParse(written?.toLocaleLowerCase('vi'))
  if (read.success) return read.data
  const found = written === null ? 'chưa ghi loại' : `“${written}” không phải loại nào`
  errors.push(mistake(row, HEADING.type, `${found}. Chỉ nhận: ${HAMLET_TYPES.join(', ')}.`))
  return undefined
}

function readName(row: PageRow, type: HamletType | undefined, errors: SheetError[]): string | undefined {
  const read = HamletName.safeParse(row.read(HEADING.name) ?? '')
  if (!read.success) {
    errors.push(mistake(row, HEADING.name, read.error.issues[0]?.message ?? 'Ghi tên.'))
    return undefined
  }
  if (type && read.data.toLocaleLowerCase('vi').startsWith(`${type} `)) {
    const rest = read.data.slice(type.length + 1)
    errors.push(mistake(row, HEADING.name, `chữ “${type}” đã có ở cột Loại. Chỉ ghi “${rest}”.`))
  }
  return read.data
}

/** `1.234` and `1 234` are thousands; words and fractions are refused with what to do. */
function readCount(row: PageRow, heading: string, errors: SheetError[]): number | null {
  const written = row.read(heading)
  if (written === null) return null
  const plain = written.replaceAll(/[\s\u00a0]/g, '')
  const digits = /^\d{1,3}(\.\d{3})+$/.test(plain) ? plain.replaceAll('.', '') : plain
  const read = /^\d{1,9}$/.test(digits) ? Count.safeParse(Number(digits)) : undefined
  if (read?.success) return read.data
  const number = /\d[\d.]*/.exec(plain)?.[0]
  const isFraction = /^-?\d+[.,]\d+$/.test(plain)
  const wayOut = isFraction || !number ? 'Ghi số nguyên, không âm.' : `Chỉ ghi số, ví dụ ${number}.`
  errors.push(
    mistake(row, heading, read ? `“${written}” quá lớn. Xem lại số.` : `“${written}” không phải số nguyên. ${wayOut}`),
  )
  return null
}

function readDay(row: PageRow, errors: SheetError[]): PlainDate | null {
  const written = row.read(HEADING.day)
  if (written === null) return null
  const day = readAskedDay(written)
  if (!day) errors.push(mistake(row, HEADING.day, `“${written}” không phải một ngày. Viết dạng 31/12/2025.`))
  return day ?? null
}

function readSource(row: PageRow, isNeeded: boolean, errors: SheetError[]): string | null {
  const written = row.read(HEADING.source)
  if (written === null) {
    if (isNeeded)
      errors.push(mistake(row, HEADING.source, 'chưa ghi số hộ, số nhân khẩu lấy từ đâu. Ghi văn bản hoặc báo cáo.'))
    return null
  }
  const read = Source.safeParse(written)
  if (read.success) return read.data
  errors.push(mistake(row, HEADING.source, read.error.issues[0]?.message ?? 'Ghi nguồn.'))
  return null
}

/** What was found of a person is not repeated: messages are kept with the answer. */
function readPersonal(row: PageRow, heading: string, shape: typeof PersonName, errors: SheetError[]): string | null {
  const written = row.read(heading)
  if (written === null) return null
  const read = shape.safeParse(written)
  if (read.success) return read.data
  errors.push(mistake(row, heading, read.error.issues[0]?.message ?? 'Xem lại ô này.', null))
  return null
}
