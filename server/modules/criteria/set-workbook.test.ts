import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect, test } from 'vitest'
import { elements } from './elements.ts'
import { readSetWorkbook } from './read-set-workbook.ts'
import { shippedSets } from './ship.ts'
import { writeSetWorkbook } from './write-set-workbook.ts'

const sets = shippedSets()
const [water] = sets.filter((set) => set.id === 'commune-basic-2021-2025' && set.version === 2)

/** The basic set as a file, changed by hand in one or more cells. */
async function changed(
  edits: Record<string, string | number | { formula: string; result: number } | null>,
): Promise<Buffer> {
  if (!water) throw new Error('the basic set is not shipped')
  const book = new Workbook()
  await book.xlsx.load(await writeSetWorkbook(water))
  for (const [address, value] of Object.entries(edits)) {
    const [page = '', cell = ''] = address.split('!')
    const sheet = book.getWorksheet(page)
    if (!sheet) throw new Error(`no page ${page}`)
    sheet.getCell(cell).value = value
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function errorsOf(content: Buffer) {
  const read = await readSetWorkbook(content, elements)
  return read.ok ? [] : read.errors
}

test.each(sets.map((set) => [`${set.id} v${set.version}`, set] as const))(
  '%s comes back from Excel unchanged',
  async (_, set) => {
    expect(await readSetWorkbook(await writeSetWorkbook(set), elements)).toEqual({ ok: true, set })
  },
)

describe('mistakes are named by their cell', () => {
  test('a formula with a figure that does not exist', async () => {
    expect(await errorsOf(await changed({ 'Chỉ tiêu!G3': 'co_quy_hoach_xyz' }))).toEqual([
      { cell: 'Chỉ tiêu!G3', found: 'co_quy_hoach_xyz', detail: 'Không có số liệu mang mã “co_quy_hoach_xyz”.' },
    ])
  })

  test('all of them at once', async () => {
    const errors = await errorsOf(
      await changed({ 'Chỉ tiêu!G3': 'ho +', 'Mức đạt!H2': 'tám mươi', 'Chỉ tiêu!E3': null }),
    )
    expect(errors.map((one) => one.cell).sort()).toEqual(['Chỉ tiêu!E3', 'Mức đạt!H2'])
    const later = await errorsOf(await changed({ 'Chỉ tiêu!G3': 'ho +', 'Mức đạt!H2': '80' }))
    expect(later.map((one) => one.cell).sort()).toEqual(['Chỉ tiêu!G3', 'Mức đạt!H2'])
  })

  test('a word outside its list names the list', async () => {
    const [error] = await errorsOf(await changed({ 'Mức đạt!K2': 'chắc chắn' }))
    expect(error).toMatchObject({ cell: 'Mức đạt!K2', found: 'chắc chắn' })
    expect(error?.detail).toContain('Nguyên văn')
  })

  test('a level of an indicator that is not there', async () => {
    expect((await errorsOf(await changed({ 'Mức đạt!A2': '99.9' })))[0]).toMatchObject({
      cell: 'Mức đạt!A2',
      found: '99.9',
    })
  })

  test('an Excel formula is not taken for a value', async () => {
    const [error] = await errorsOf(await changed({ 'Mức đạt!H2': { formula: '40+40', result: 80 } }))
    expect(error?.cell).toBe('Mức đạt!H2')
  })

  test('no message is in English', async () => {
    const errors = await errorsOf(
      await changed({ 'Bộ tiêu chí!E2': 'hôm qua', 'Bộ tiêu chí!B2': 'Mã Sai', 'Chỉ tiêu!F3': null }),
    )
    expect(errors.map((one) => one.cell)).toEqual(
      expect.arrayContaining(['Bộ tiêu chí!E2', 'Bộ tiêu chí!B2', 'Chỉ tiêu!F3']),
    )
    expect(errors.map((one) => one.detail).join(' ')).not.toMatch(/invalid|expected|string/i)
  })

  test('a file that is no workbook, and one without the pages', async () => {
    expect(await errorsOf(Buffer.from('không phải Excel'))).toHaveLength(1)
    const empty = new Workbook()
    empty.addWorksheet('Trang tính1')
    expect(await errorsOf(Buffer.from(await empty.xlsx.writeBuffer()))).toHaveLength(3)
  })

  test('a number typed as a number, or with a comma, is the same number', async () => {
    const codes =
      water?.criteria.flatMap((one) => one.indicators).flatMap((one) => one.levels.map(() => one.code)) ?? []
    const cell = `Mức đạt!H${codes.indexOf('3.1') + 2}`
    const typed = await Promise.all(
      [80.5, '80,5', '80.5'].map(async (value) => readSetWorkbook(await changed({ [cell]: value }), elements)),
    )
    const levels = typed.map((read) => (read.ok ? read.set.criteria[2]?.indicators[0]?.levels[0] : undefined))
    expect(levels.map((level) => (level?.state === 'known' ? level.value : null))).toEqual(['80.5', '80.5', '80.5'])
  })

  test('a number beside a state that has none is not dropped in silence', async () => {
    const codes =
      water?.criteria.flatMap((one) => one.indicators).flatMap((one) => one.levels.map(() => one.code)) ?? []
    const cell = `Mức đạt!H${codes.indexOf('9.2') + 2}`
    expect((await errorsOf(await changed({ [cell]: '75' })))[0]).toMatchObject({ cell, found: '75' })
  })
})
