import { describe, expect } from 'vitest'
import { bringLayer, makeLayer, square } from '../../../../test/geo.ts'
import { openWorld, test } from '../../../../test/harness.ts'
import { transactAsSystem } from '../../../kernel/http.ts'
import { plainDate } from '../../../kernel/time.ts'
import { planBoundaries } from './boundary-plan.ts'
import { sheetOfVersion, sheetOn } from './boundary-sheets.ts'
import { importBoundaries } from './import-boundaries.ts'

const FORMER = { validFrom: '2023-04-10', validTo: '2025-07-01' }
const PRESENT = { validFrom: '2025-07-01' }
const day = plainDate

describe('a layer of boundaries', () => {
  test('is matched with the holder of each code on its first day', async ({ world: { house, db } }) => {
    const text = makeLayer({ '30253': undefined, '30271': undefined })
    expect(await bringLayer(house, text, FORMER)).toEqual({ written: 2, unchanged: 0 })
    expect(await bringLayer(house, makeLayer({ '30253': undefined }), PRESENT)).toEqual({ written: 1, unchanged: 0 })
    const before = await sheetOn(db, 'commune', day('2025-06-30'))
    const after = await sheetOn(db, 'commune', day('2025-07-01'))
    expect(before.units.map(({ code, name }) => `${code} ${name}`)).toEqual([
      '30253 Xã Tân Nhuận Đông',
      '30271 Xã An Khánh',
    ])
    expect(after.units.map(({ code, name }) => `${code} ${name}`)).toEqual(['30253 Xã Tân Nhuận Đông'])
    expect(after.units[0]?.id).not.toBe(before.units[0]?.id)
    expect([before.units.length + before.without.length, after.units.length + after.without.length]).toEqual([
      10035, 3321,
    ])
  })

  test('names codes that nobody held, codes given twice, and units it has no shape for', async ({ world: { db } }) => {
    const feature = (code: string, lon: number) => ({
      type: 'Feature',
      properties: { code },
      geometry: { type: 'Polygon', coordinates: [square(lon, 10)] },
    })
    const features = ['30253', '30271', '30271', '99999', '30277'].map((code, i) => feature(code, 105 + i / 10))
    const text = JSON.stringify({ type: 'FeatureCollection', features })
    const plan = await planBoundaries(db, text, { validFrom: day('2025-07-01') })
    expect(plan.read).toBe(5)
    expect(plan.boundaries.map(({ code }) => code)).toEqual(['30253'])
    expect(plan.boundaries.length + plan.refusals.length).toBe(plan.read)
    expect(plan.refusals.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(
        /^Mã 30271: không có đơn vị cấp xã nào .*01\/07\/2025\. Xã An Khánh mang mã đó từ 01\/01\/2023 đến hết 30\/06\/2025/,
      ),
      expect.stringContaining('Mã 30271'),
      'Mã 99999: không có đơn vị cấp xã nào mang mã này vào ngày 01/07/2025.',
      expect.stringContaining('Mã 30277'),
    ])
    expect(plan.missing).toHaveLength(101)
    expect(plan.missing.map(({ name }) => name)).toContain('Phường Cao Lãnh')
    const twice = JSON.stringify({
      type: 'FeatureCollection',
      features: [feature('30253', 105), feature('30253', 105.1)],
    })
    expect((await planBoundaries(db, twice, { validFrom: day('2025-07-01') })).refusals[0]?.detail).toBe(
      'Mã 30253: có 2 hình trong tệp. Gộp thành một MultiPolygon, hoặc bỏ hình thừa.',
    )
  })

  test('of unclear level is refused as a whole', async ({ world: { db } }) => {
    const text = makeLayer({ '82': undefined, '30253': undefined })
    await expect(planBoundaries(db, text, { validFrom: day('2025-07-01') })).rejects.toThrow('Không đoán được cấp')
  })

  test('again changes nothing; with another course it is replaced and the record kept', async ({
    world: { house, db },
  }) => {
    const text = makeLayer({ '28249': undefined })
    await bringLayer(house, text, PRESENT)
    const version = (await sheetOn(db, 'commune', day('2026-01-01'))).version
    expect(await bringLayer(house, text, PRESENT)).toEqual({ written: 0, unchanged: 1 })
    expect((await sheetOn(db, 'commune', day('2026-01-01'))).version).toBe(version)

    await bringLayer(house, makeLayer({ '28249': [square(105, 10, 0.2)] }), { validFrom: '2025-09-01' })
    const { units } = await sheetOn(db, 'commune', day('2026-01-01'))
    const { rows } = await house.connection.pool.query(
      'select valid_from, valid_to, recorded_to from units.boundary where unit_id = $1 order by recorded_at, valid_from',
      [units.find(({ code }) => code === '28249')?.id],
    )
    expect(rows.map((row) => [row.valid_from, row.valid_to, row.recorded_to !== null])).toEqual([
      ['2025-07-01', null, true],
      ['2025-07-01', '2025-09-01', false],
      ['2025-09-01', null, false],
    ])
    const sizes = await Promise.all(
      ['2025-08-31', '2025-09-01'].map(async (on) => {
        const { units } = await sheetOn(db, 'commune', day(on))
        return units.find(({ code }) => code === '28249')?.areaM2 ?? 0
      }),
    )
    expect((sizes[1] ?? 0) / (sizes[0] ?? 1)).toBeCloseTo(4, 1)
  })

  test('has one version for all days with the same units, names and borders, and another when one changes', async ({
    world: { house, db },
  }) => {
    await bringLayer(house, makeLayer({ '30169': undefined }), PRESENT)
    const versions = await Promise.all(
      ['2025-10-01', '2025-12-31'].map(async (on) => (await sheetOn(db, 'commune', day(on))).version),
    )
    expect(new Set(versions).size).toBe(1)
    expect((await sheetOfVersion(db, 'commune', versions[0] ?? ''))?.version).toBe(versions[0])
    await bringLayer(house, makeLayer({ '30169': [square(106, 11)] }), PRESENT)
    expect((await sheetOn(db, 'commune', day('2025-10-01'))).version).not.toBe(versions[0])
    expect(await sheetOfVersion(db, 'commune', versions[0] ?? '')).toBeUndefined()
  })

  test('leaves one event, and nothing at all when the transaction fails', async () => {
    const world = await openWorld({ now: '2025-10-16T02:00:00Z' })
    const plan = await planBoundaries(world.db, makeLayer({ '30253': undefined }), { validFrom: day('2025-07-01') })
    const layer = {
      title: 'Ranh giới',
      source: null,
      accuracyM: 50,
      indicativeFrom: null,
      fileHash: 'x',
      validFrom: day('2025-07-01'),
      validTo: null,
    }
    const failing = transactAsSystem(world.house, 'test', async (ctx) => {
      await importBoundaries(ctx, plan, layer)
      throw new Error('power cut')
    })
    await expect(failing).rejects.toThrow('power cut')
    expect((await sheetOn(world.db, 'commune', day('2025-10-16'))).units).toEqual([])
    expect(await world.db.selectFrom('units.boundary_layer').select('id').execute()).toEqual([])

    await transactAsSystem(world.house, 'test', (ctx) => importBoundaries(ctx, plan, layer))
    expect((await sheetOn(world.db, 'commune', day('2025-10-16'))).units).toHaveLength(1)
    const { rows } = await world.house.connection.pool.query(
      "select body from kernel.event where type = 'units.boundaries-imported'",
    )
    expect(rows.map(({ body }) => JSON.parse(body))).toMatchObject([
      { level: 'commune', written: 1, unchanged: 0, fileHash: 'x' },
    ])
    await world.close()
  })

  test('is brought in by those who may manage units, and by nobody else', async ({ world: { house, db } }) => {
    const plan = await planBoundaries(db, makeLayer({ '30253': undefined }), { validFrom: day('2025-07-01') })
    const layer = {
      title: 'x',
      source: null,
      accuracyM: null,
      indicativeFrom: null,
      fileHash: 'x',
      validFrom: day('2025-07-01'),
      validTo: null,
    }
    const asNobody = transactAsSystem(house, 'test', (ctx) =>
      importBoundaries(
        { ...ctx, actor: { kind: 'anonymous', id: null, name: '', today: ctx.today(), positions: [] } },
        plan,
        layer,
      ),
    )
    await expect(asNobody).rejects.toThrow('not-allowed')
  })
})
