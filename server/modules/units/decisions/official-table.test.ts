import { readFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import { bringLayer, readLayer } from '../../../../test/geo.ts'
import { test, type World } from '../../../../test/harness.ts'
import { hasReference, reference } from '../../../../test/reference.ts'
import { transactAsSystem } from '../../../kernel/http.ts'
import { plainDate } from '../../../kernel/time.ts'
import { exportUnits, findUnit, predecessorsOf, successorsOf, unitBorders } from '../index.ts'
import { undoDecision } from './decisions.ts'
import { applyOfficialTable, readOfficialTable } from './official-table.ts'

const TABLE = reference('data/geo/mapping-2024-2025.csv')
const VILLAGES = reference('data/geo/seed-villages-check.csv')

async function exported(world: World): Promise<string> {
  const lines: string[] = []
  for await (const line of exportUnits(world.db)) lines.push(line)
  return lines.join('')
}

const apply = (world: World, csv: string) =>
  transactAsSystem(world.house, 'test', async (ctx) =>
    applyOfficialTable(ctx, (await readOfficialTable(Buffer.from(csv))).rows),
  )

const holder = (world: World, code: string, day: string) => findUnit(world.db, { code, asOf: plainDate(day) })

describe.runIf(hasReference)('the official table', () => {
  test('gives 451 codes several successors, agrees on the villages, and can be undone', async ({ world }) => {
    const day = plainDate('2025-07-01')
    await bringLayer(world.house, readLayer('communes-2025-all', ['31']), { validFrom: day })
    const borderOfVietKhe = async () =>
      (await unitBorders(world.db, (await holder(world, '11503', day))?.id ?? '', day))?.own
    const through = await borderOfVietKhe()
    const before = await exported(world)
    const { rows } = await readOfficialTable(await readFile(TABLE))
    const { plan, decision } = await transactAsSystem(world.house, 'test', (ctx) => applyOfficialTable(ctx, rows))
    expect(plan.refusals).toEqual([])
    expect(plan.balance.read).toBe(11_148)
    expect(plan.balance.applied + plan.balance.same).toBe(11_148)
    expect(plan.reborn).toHaveLength(18)
    // Xã Việt Khê is one of them: the border brought in before is now that of the unit that began.
    const heir = await borderOfVietKhe()
    expect(heir).toMatchObject({ name: 'Xã Việt Khê', areaM2: through?.areaM2 })
    expect(heir?.unitId).not.toBe(through?.unitId)

    const lines = (await exported(world)).split('\n').filter(Boolean)
    const units: { versions: { code: string; to: string | null; level: string }[]; successors: unknown[] }[] =
      lines.map((line) => JSON.parse(line))
    const split = units.filter(
      ({ versions, successors }) =>
        successors.length > 1 && versions.at(-1)?.to !== null && versions[0]?.level === 'commune',
    )
    expect(split).toHaveLength(451)

    const again = await transactAsSystem(world.house, 'test', (ctx) => applyOfficialTable(ctx, rows))
    expect(again).toMatchObject({ decision: undefined, plan: { balance: { same: 11_148, applied: 0 } } })

    const villages = (await readFile(VILLAGES, 'utf8')).trim().split('\n').slice(1)
    expect(villages).toHaveLength(12)
    for (const line of villages) {
      const code = /,(\d{5}),/.exec(line)?.[1] ?? ''
      const [newCode, newName] = line.split(',').slice(7, 9)
      const old = await holder(world, code, '2025-06-30')
      if (!old) throw new Error(`nobody holds ${code}`)
      const heirs = await successorsOf(world.db, old.id)
      expect(heirs.map((one) => [one.code, one.name])).toEqual([[newCode, newName]])
    }

    if (!decision) throw new Error('applied without a decision')
    await transactAsSystem(world.house, 'test', (ctx) => undoDecision(ctx, decision, 2, world.house.unitImpacts))
    expect(await exported(world)).toBe(before)
    expect(await borderOfVietKhe()).toEqual(through)
  })
})

describe('rows of a table', () => {
  test('that cannot be used are refused with their place, and their unit stays as it was', async ({ world }) => {
    const before = await exported(world)
    const { plan, decision } = await apply(
      world,
      [
        'oldCode,newCode,areaShare',
        '99999,00004,1',
        '30253,99998,0.5',
        '30253,30253,0.5',
        '866,29869,1',
        '30244,30244,1.4',
      ].join('\n'),
    )
    expect(plan.balance).toEqual({ read: 5, applied: 0, same: 0, refused: 5 })
    expect(plan.refusals.map(({ detail }) => detail)).toEqual([
      'Dòng 2: không có đơn vị nào từng mang mã 99999 trước ngày 01/07/2025.',
      'Dòng 3: ngày 01/07/2025 không có đơn vị mang mã 99998.',
      'Dòng 4: mã 30253 có dòng khác không nhận được, nên giữ nguyên như đã ghi.',
      'Dòng 5: không có đơn vị nào từng mang mã 866 trước ngày 01/07/2025.',
      'Dòng 6: tỷ lệ “1.4” không phải số lớn hơn 0, nhiều nhất 1.',
    ])
    expect(decision).toBeUndefined()
    expect(await exported(world)).toBe(before)
  })

  test('a blank share stays unknown; a unit that gave part of itself away did not go on', async ({ world }) => {
    // Xã Phú Điền kept code and name; the table of this test says that part of it went to Tháp Mười.
    const through = await holder(world, '30043', '2025-06-30')
    expect(through).toBeDefined()
    const { plan } = await apply(world, 'oldCode,newCode,areaShare\n30043,30043,\n30043,30037,\n')
    expect(plan.balance.applied).toBeGreaterThan(0)
    const heirs = await successorsOf(world.db, through?.id ?? '')
    expect(heirs.map(({ code, share }) => [code, share])).toEqual([
      ['30037', null],
      ['30043', null],
    ])
    const now = await holder(world, '30043', '2025-07-01')
    expect((await predecessorsOf(world.db, now?.id ?? '')).map(({ name }) => name)).toContain(through?.name)
  })
})
