import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { makeLayer, square } from '../../test/geo.ts'
import { cloneDatabase, test } from '../../test/harness.ts'
import { readConfig } from '../kernel/config.ts'
import type { Say } from '../kernel/progress.ts'
import { type BoundaryOptions, importBoundaryFile } from './import-boundaries.ts'
import { makeTemporaryFolder } from '../../test/temporary-folder.ts'

test('nts import boundaries says what it read, names what it refuses, and writes all or nothing', async () => {
  const folder = await makeTemporaryFolder('geo')
  const config = readConfig({ NTS_DATA: folder, DATABASE_URL: await cloneDatabase('real') })
  const file = join(folder, 'ranh-gioi.geojson')
  let lines: string[] = []
  let counted: string[] = []
  const say: Say = (line, progress) =>
    void (progress ? counted.push(`${line} ${progress.done}/${progress.of}`) : lines.push(line))
  const run = async (text: string, options: Omit<BoundaryOptions, 'validFrom'> = {}): Promise<number> => {
    lines = []
    counted = []
    await writeFile(file, text)
    return importBoundaryFile(config, file, { validFrom: '2025-07-01', ...options }, say)
  }
  const good = makeLayer({ '30253': undefined, '30169': undefined })
  const open = makeLayer({ '30253': undefined, '30169': [square(105.1, 10).slice(0, 4)] })

  expect(await run(open)).toBe(1)
  expect(lines[0]).toMatch(/^Mã 30169, vòng 1: không khép kín/)
  expect(lines[1]).toBe('Đọc 2 hình: nhận 1, từ chối 1.')
  expect(lines[2]).toBe('101 đơn vị không có hình trong tệp, bản đồ để trống:')
  expect(lines.at(-1)).toContain('Chưa ghi gì.')

  expect(await run(good, { dryRun: true })).toBe(0)
  expect(lines.at(-1)).toBe('Chạy thử: chưa ghi gì.')
  expect(await run(good)).toBe(0)
  expect(counted).toEqual([
    'Kiểm hình 1/2',
    'Kiểm hình 2/2',
    'Giản lược hình 1/2',
    'Giản lược hình 2/2',
    'Ghi ranh giới 2/2',
  ])
  expect(lines.at(-1)).toBe('Đã ghi 2 ranh giới cấp xã, 0 đã có và không đổi.')
  expect(await run(good)).toBe(0)
  expect(lines.at(-1)).toBe('Ranh giới này đã có, không có gì thay đổi.')
  expect(await run(good, { accuracy: '50', source: 'Sở Nông nghiệp' })).toBe(0)
  expect(lines.at(-1)).toContain('Đã ghi 2 ranh giới')
  expect(await run(open, { skipRefused: true })).toBe(0)
  expect(lines.at(-1)).toContain('Đã ghi 1 ranh giới')

  await expect(run(good, { validTo: '2025-07-01' })).rejects.toThrow('phải sau --valid-from')
  await expect(run(good, { indicativeAfter: '1/2/2024' })).rejects.toThrow('không phải là một ngày')
  await expect(run(good, { level: 'huyện' })).rejects.toThrow('Viết province, district hoặc commune')
  await expect(run(good, { accuracy: 'năm mươi' })).rejects.toThrow('số mét nguyên')
  await rm(folder, { recursive: true, force: true })
})
