import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { cloneDatabase, test } from '../../test/harness.ts'
import { readConfig } from '../kernel/config.ts'
import type { Say } from '../kernel/progress.ts'
import { exportCriteria } from './export.ts'
import { importCriteria, importFigures } from './import.ts'
import { makeTemporaryFolder } from '../../test/temporary-folder.ts'

test('a set goes out to Excel and comes back the same; a filled form is recorded once', async ({ world }) => {
  const folder = await makeTemporaryFolder('cli')
  const config = readConfig({ NTS_DATA: folder, DATABASE_URL: await cloneDatabase('demo') })
  const lines: string[] = []
  const say: Say = (line, progress) => void (progress ?? lines.push(line))
  const book = join(folder, 'bo.xlsx')
  expect(await exportCriteria(config, 'minh-hoa-xa-2024@1', book, say)).toBe(0)
  expect(await importCriteria(config, book, {}, say)).toBe(0)
  expect(lines.at(-1)).toBe('Bộ này đã có, không có gì thay đổi.')

  const broken = join(folder, 'hong.json')
  await writeFile(broken, '{"id": "x"')
  expect(await importCriteria(config, broken, {}, say)).toBe(1)

  const officer = await world.api.as('commune-officer')
  const unit = (await world.api.get('/api/v1/units?q=30253&level=commune&asOf=2024-10-14')).body.items[0].id
  await officer.post('/api/v1/figures', {
    unitId: unit,
    period: '2024',
    figures: [{ element: 'ho', value: '70', noValue: null, basedOn: 0 }],
  })
  const form = join(folder, 'so-lieu.xlsx')
  await writeFile(form, await officer.raw(`/api/v1/units/${unit}/sheet.xlsx?period=2024&set=minh-hoa-xa-2024@1`))
  expect(await importFigures(config, form, { dryRun: true }, say)).toBe(0)
  expect(lines.at(-1)).toBe('Đọc 1 dòng, 0 dòng không dùng được.')
  await rm(folder, { recursive: true, force: true })
})
