import { type CellValue, Workbook } from '@cj-tech-master/excelts'
import { describe, expect } from 'vitest'
import { test, type World } from './harness.ts'

// What people typed leaves in workbooks and CSV; none of it may be run by whoever opens them.

const HOSTILE = ['=HYPERLINK("http://evil.example","Bấm")', '+1+1', '-2+3', '@SUM(A1)', '\t=7+7', "=cmd|'/C calc'!A0"]

const NO_COUNTS = { households: null, population: null, source: null }

async function cellsOf(content: Buffer): Promise<CellValue[]> {
  const book = new Workbook()
  await book.xlsx.load(content)
  const cells: CellValue[] = []
  for (const page of book.worksheets) page.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)))
  return cells
}

const isRun = (value: CellValue): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('formula' in value || 'sharedFormula' in value || 'hyperlink' in value)

async function unitOf({ api }: World): Promise<string> {
  return (await api.get('/api/v1/units?q=30253&level=commune&asOf=2024-10-14')).body.items[0].id
}

describe('an export', () => {
  test('what people typed is text in every workbook that leaves', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitOf(world)
    for (const [i, name] of HOSTILE.entries()) {
      const made = await officer.post('/api/v1/hamlets', {
        communeId: unitId,
        type: 'ấp',
        name,
        from: '2024-01-01',
        ...NO_COUNTS,
      })
      expect([name, made.status, made.body.detail]).toEqual([name, 201, undefined])
      const figures = [
        {
          element: i === 0 ? 'ho' : 'ho_phan_loai_rac',
          value: '1',
          noValue: null,
          note: name,
          basedOn: Math.max(0, i - 1),
        },
      ]
      const saved = await officer.post('/api/v1/figures', { unitId, period: '2024', figures })
      expect([name, saved.status, saved.body.detail]).toEqual([name, 201, undefined])
    }
    const admin = await world.api.as('administrator')
    const [hamlets, sheet, set, annex, people] = [
      await officer.raw(`/api/v1/units/${unitId}/hamlets.xlsx`),
      await officer.raw(`/api/v1/units/${unitId}/sheet.xlsx?period=2024&set=minh-hoa-xa-2024@1`),
      await admin.raw('/api/v1/criteria-sets/minh-hoa-xa-2024/1/sheet.xlsx'),
      await admin.raw('/api/v1/unit-decisions/sheet.xlsx'),
      await admin.raw('/api/v1/people/sheet.xlsx'),
    ]
    for (const content of [hamlets, sheet, set, annex, people])
      expect((await cellsOf(content)).filter(isRun)).toEqual([])
    expect(await cellsOf(hamlets)).toEqual(expect.arrayContaining([HOSTILE[0], HOSTILE[1], HOSTILE[5]]))
    expect(await cellsOf(sheet)).toEqual(expect.arrayContaining([HOSTILE[0], HOSTILE[5]]))
  })

  test('every address that gives a workbook or CSV is looked at here', ({ world }) => {
    const { paths } = world.app.swagger() as { paths: Record<string, unknown> }
    expect(
      Object.keys(paths)
        .filter((path) => /\.(xlsx|csv|ods|xls)$/.test(path))
        .sort(),
    ).toEqual([
      '/api/v1/audit/events.csv',
      '/api/v1/criteria-sets/{id}/{version}/sheet.xlsx',
      '/api/v1/people/sheet.xlsx',
      '/api/v1/unit-decisions/sheet.xlsx',
      '/api/v1/units/{id}/hamlets.xlsx',
      '/api/v1/units/{id}/sheet.xlsx',
    ])
  })

  test('the log as CSV begins no cell like a formula', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const csv = (await admin.raw('/api/v1/audit/events.csv')).toString('utf8')
    expect(csv.length).toBeGreaterThan(10_000)
    const begun = csv.split('\r\n').flatMap((line) => line.match(/(?:^|,)"?[=+@\t](?!$)/g) ?? [])
    expect(begun).toEqual([])
  })
})
