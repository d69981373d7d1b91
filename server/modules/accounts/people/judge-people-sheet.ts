import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { readAskedDay } from '../../../kernel/asked-day.ts'
import { authorize, Problem } from '../../../kernel/problem.ts'
import type { PageRow, SheetError } from '../../../kernel/sheet-page.ts'
import { readTable, type TableFile } from '../../../kernel/table-file.ts'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { findUnit, foldForSearch } from '../../units/index.ts'
import { agenciesOf } from '../agencies/agencies.ts'
import { checkPosition } from '../posts/check-position.ts'
import { NewPerson } from '../contract.ts'
import { HEADING, MOST_ROWS, NEEDED, OPTIONAL } from './people-sheet-layout.ts'
import { openRoles, rolesOfPost } from '../roles/open-roles.ts'
import { canAppoint } from '../policy.ts'
import { postPlaceOn } from '../post-place.ts'

export type SheetPerson = { row: number; unit: string; roles: string; person: NewPerson }
export type PeopleSheet = { sheet: string; people: SheetPerson[]; problems: SheetError[] }

/** The rows of a list of people (Excel, or CSV in UTF-8), at most `MOST_ROWS`; what cannot be read as such is among its errors. */
export function readPeopleTable(content: Buffer): Promise<TableFile> {
  return readTable(content, { headings: NEEDED, optional: OPTIONAL, most: MOST_ROWS })
}

/** SHA-256 in hex: tells whether the file accepted is the one that was read. */
export const digestOfSheet = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/** Judges every row as adding that person by the form would: same bounds, same rights. Nothing is written. */
export async function judgePeople(ctx: ReadCtx | Ctx, sheet: string, table: TableFile): Promise<PeopleSheet> {
  const problems = [...table.errors]
  const people: SheetPerson[] = []
  const seen = new Set<string>()
  for (const row of table.rows) {
    const before = problems.length
    const read = await readRow(ctx, row, problems)
    if (!read) continue
    await judgePost(ctx, row, read.person, problems)
    const key = keyOf(read.person)
    if (seen.has(key)) refuse(problems, row, HEADING.name, 'người và vị trí này đã có ở một dòng trên. Bỏ một dòng.')
    seen.add(key)
    if (await isThere(ctx, read.person))
      refuse(
        problems,
        row,
        HEADING.name,
        'đã có người tên này giữ vị trí này. Bỏ dòng, hoặc sửa người đó trên màn hình.',
      )
    if (problems.length === before) people.push(read)
  }
  if (table.rows.length === 0 && problems.length === 0)
    problems.push({ cell: '', found: null, detail: 'Tệp không có dòng nào.' })
  return { sheet, people, problems }
}

function refuse(problems: SheetError[], row: PageRow, heading: string, what: string): void {
  const cell = row.at(heading)
  problems.push({ cell, found: row.read(heading), detail: `Ô ${cell}: ${what}` })
}

async function readRow(ctx: ReadCtx, row: PageRow, problems: SheetError[]): Promise<SheetPerson | undefined> {
  const from = readDay(row, HEADING.from, problems)
  const lastDay = row.read(HEADING.lastDay) === null ? null : readDay(row, HEADING.lastDay, problems)
  const code = row.read(HEADING.unit) ?? ''
  const unit = await findUnit(ctx.db, { code, asOf: from ?? ctx.today() })
  if (!unit) refuse(problems, row, HEADING.unit, `không có đơn vị nào mang mã “${code}” vào ngày bắt đầu.`)
  const codes = await readRoles(ctx, row, { unitId: unit?.id ?? null, from: from ?? ctx.today() }, problems)
  if (!unit || from === undefined || lastDay === undefined) return undefined
  const agencyId = await readAgency(ctx, row, { unitId: unit.id, from }, problems)
  const title = row.read(HEADING.title) ?? ''
  const to = lastDay === null ? null : addDays(lastDay, 1)
  const position = { unitId: unit.id, agencyId: agencyId ?? null, title, roles: codes, from, to }
  const person = NewPerson.safeParse({ name: row.read(HEADING.name) ?? '', position })
  if (!person.success) {
    const isKnown = (heading: string): boolean => problems.some(({ cell }) => cell === row.at(heading))
    for (const { path, message } of person.error.issues) {
      const heading = headingOf(path.join('/'))
      if (!isKnown(heading)) refuse(problems, row, heading, message)
    }
    return undefined
  }
  return { row: row.number, unit: unit.name, roles: row.read(HEADING.roles) ?? '', person: person.data }
}

function readDay(row: PageRow, heading: string, problems: SheetError[]): PlainDate | undefined {
  const day = readAskedDay(row.read(heading) ?? '')
  if (!day) refuse(problems, row, heading, 'không phải ngày. Ghi dạng 01/07/2025.')
  return day
}

async function readRoles(
  ctx: ReadCtx,
  row: PageRow,
  { unitId, from }: { unitId: string | null; from: PlainDate },
  problems: SheetError[],
): Promise<string[]> {
  const roles = await openRoles(ctx.db)
  const known = roles.list(roles.provinceOf(unitId, from))
  const written = (row.read(HEADING.roles) ?? '').split(';').flatMap((part) => part.trim() || [])
  return written.flatMap((name) => {
    const role = known.find((one) => foldForSearch(one.name) === foldForSearch(name) || one.code === name)
    if (!role) refuse(problems, row, HEADING.roles, `không có vai trò “${name}”. Xem trang “Cách ghi” của tệp mẫu.`)
    return role?.code ?? []
  })
}

type At = { unitId: string; from: PlainDate }

async function readAgency(
  ctx: ReadCtx,
  row: PageRow,
  { unitId, from }: At,
  problems: SheetError[],
): Promise<string | undefined> {
  const written = row.read(HEADING.agency)
  if (written === null) return undefined
  const all = await agenciesOf(ctx.db, unitId, from)
  const agency = all.find(({ name }) => foldForSearch(name) === foldForSearch(written))
  if (!agency) refuse(problems, row, HEADING.agency, `đơn vị này không có cơ quan “${written}” vào ngày bắt đầu.`)
  return agency?.id
}

/** What the form would refuse, said at the cell. */
async function judgePost(ctx: ReadCtx, row: PageRow, { position }: NewPerson, problems: SheetError[]): Promise<void> {
  try {
    const place = await postPlaceOn(ctx.db, position.unitId, position.from)
    authorize(canAppoint(ctx.actor, { place, roles: await rolesOfPost(ctx.db, position) }))
    await checkPosition(ctx.db, position, ctx.today())
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { errors } = error.extra
    for (const { pointer, detail } of errors ?? [{ pointer: '/unitId', detail: error.detail }])
      refuse(problems, row, headingOf(pointer), detail)
  }
}

const HEADINGS: readonly (readonly [RegExp, string])[] = [
  [/name$/, HEADING.name],
  [/title$/, HEADING.title],
  [/agencyId$/, HEADING.agency],
  [/roles/, HEADING.roles],
  [/from$/, HEADING.from],
  [/to$/, HEADING.lastDay],
]

const headingOf = (pointer: string): string => HEADINGS.find(([sign]) => sign.test(pointer))?.[1] ?? HEADING.unit

const keyOf = ({ name, position }: NewPerson): string =>
  [foldForSearch(name), position.unitId, foldForSearch(position.title)].join('|')

/** Whoever sends the same file at the same time waits, and then finds everybody there. */
export async function holdSheet(ctx: Ctx, sheet: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people ${sheet}`}, 0))`.execute(ctx.db)
}

async function isThere(ctx: ReadCtx, { name, position }: NewPerson): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('accounts.person as p')
    .innerJoin('accounts.position as o', 'o.person_id', 'p.id')
    .select('p.id')
    .where('p.name_key', '=', foldForSearch(name))
    .where('o.unit_id', '=', position.unitId)
    .where('o.title', '=', position.title)
    .where((eb) => eb.or([eb('o.valid_to', 'is', null), eb('o.valid_to', '>', ctx.today())]))
    .executeTakeFirst()
  return found !== undefined
}
