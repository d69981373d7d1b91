import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { plainDate } from '../../kernel/time.ts'
import {
  childrenOf,
  communesUnder,
  countUnits,
  familyOf,
  findUnit,
  holdersOfCode,
  membershipsOf,
  placeOn,
  predecessorsOf,
  requireOpenUnit,
  successorsOf,
  unitById,
} from './index.ts'
import type { Db } from '../../kernel/db.ts'
import type { UnitOn } from './index.ts'

const BEFORE = plainDate('2025-06-30')
const AFTER = plainDate('2025-07-01')

async function holder(db: Db, code: string, day: string): Promise<UnitOn> {
  const unit = await findUnit(db, { code, asOf: plainDate(day) })
  if (!unit) throw new Error(`nobody holds ${code} on ${day}`)
  return unit
}

describe('a unit is not its code', () => {
  test('code 82 was Tiền Giang and is Đồng Tháp, which was 87', async ({ world: { db } }) => {
    expect((await holder(db, '82', '2024-06-30')).name).toBe('Tỉnh Tiền Giang')
    expect((await holder(db, '82', '2025-07-01')).name).toBe('Tỉnh Đồng Tháp')
    expect((await holder(db, '87', '2025-06-30')).name).toBe('Tỉnh Đồng Tháp')
    expect(await findUnit(db, { code: '87', asOf: AFTER })).toBeUndefined()
    expect((await holdersOfCode(db, '82')).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Tỉnh Tiền Giang', '2023-01-01', '2025-07-01'],
      ['Tỉnh Đồng Tháp', '2025-07-01', null],
    ])
  })

  test('xã Tân Nhuận Đông of today is another unit than that of 2024: three communes merged into it', async ({
    world: { db },
  }) => {
    const [old, now] = [await holder(db, '30253', '2024-10-14'), await holder(db, '30253', '2025-07-01')]
    expect(now.name).toBe(old.name)
    expect(now.id).not.toBe(old.id)
    expect((await predecessorsOf(db, now.id)).map(({ code }) => code)).toEqual(['30253', '30271', '30277'])
    expect(await successorsOf(db, old.id)).toMatchObject([{ id: now.id, share: null, date: '2025-07-01' }])
  })

  test('a commune taken over unchanged continues, now directly under its province', async ({ world: { db } }) => {
    const [old, now] = [await holder(db, '23938', '2025-06-30'), await holder(db, '23938', '2025-07-01')]
    expect(now).toMatchObject({ id: old.id, name: 'Xã Ia Mơ', validTo: null })
    const levels = async (day: typeof BEFORE): Promise<number> => (await placeOn(db, old.id, day)).ancestors.size
    expect([await levels(BEFORE), await levels(AFTER)]).toEqual([3, 2])
  })

  test('a province that took nobody in continues, under its new name too', async ({ world: { db } }) => {
    expect((await holder(db, '01', '2023-06-01')).id).toBe((await holder(db, '01', '2025-07-01')).id)
    const hue = [await holder(db, '46', '2023-06-01'), await holder(db, '46', '2025-06-30')]
    expect(hue.map(({ name }) => name)).toEqual(['Tỉnh Thừa Thiên Huế', 'Thành phố Huế'])
    expect(hue[0]?.id).toBe(hue[1]?.id)
  })

  test('an island district becomes a đặc khu and stays the same unit', async ({ world: { db } }) => {
    const [old, now] = [await holder(db, '755', '2025-06-30'), await holder(db, '26732', '2025-07-01')]
    expect(now).toMatchObject({ id: old.id, name: 'Đặc khu Côn Đảo', level: 'commune', type: 'đặc khu' })
    expect(old).toMatchObject({ name: 'Huyện Côn Đảo', level: 'district' })
  })
})

describe('dates', () => {
  test.for([
    ['2024-01-31', 'exact'],
    ['2024-02-01', 'approximate'],
    ['2025-02-28', 'approximate'],
    ['2025-03-01', 'exact'],
  ] as const)('on %s the lists are %s', async ([day, coverage], { world: { db, api } }) => {
    expect((await holder(db, '87', day)).coverage).toBe(coverage)
    expect((await api.get(`/api/v1/units?q=cao lanh&asOf=${day}`)).body).toMatchObject({
      coverage,
      items: expect.arrayContaining([expect.objectContaining({ coverage })]),
    })
  })

  test('a unit that ended stands, at any later date, where it stood on its last day', async ({ world: { db } }) => {
    const old = await holder(db, '30253', '2024-10-14')
    const later = plainDate('2025-12-31')
    expect(await placeOn(db, old.id, later)).toEqual(await placeOn(db, old.id, BEFORE))
    expect(await unitById(db, old.id, later)).toMatchObject({ name: 'Xã Tân Nhuận Đông', validTo: '2025-07-01' })
  })

  test('a unit that had not begun has no place, and the refusal says from when it has', async ({ world: { db } }) => {
    const now = await holder(db, '30253', '2025-07-01')
    await expect(placeOn(db, now.id, BEFORE)).rejects.toMatchObject({
      kind: { slug: 'unit-not-yet' },
      detail: expect.stringContaining('01/07/2025'),
    })
    expect(await unitById(db, now.id, BEFORE)).toBeUndefined()
  })

  test('work in an ended unit is refused with its last day and its successor', async ({ world: { db } }) => {
    const old = await holder(db, '29890', '2024-01-15')
    await expect(requireOpenUnit(db, old.id, AFTER)).rejects.toMatchObject({
      kind: { slug: 'unit-closed', status: 409 },
      detail: 'Xã Tân Thuận Tây hoạt động đến hết ngày 30/06/2025. Nay là Phường Cao Lãnh: làm việc này tại đơn vị đó.',
    })
    expect(await requireOpenUnit(db, old.id, BEFORE)).toMatchObject({ code: '29890' })
  })
})

describe('the tree', () => {
  test('communes lie under a province whatever the number of levels between', async ({ world: { db } }) => {
    const [old, now] = [await holder(db, '87', '2025-06-30'), await holder(db, '82', '2025-07-01')]
    expect(await communesUnder(db, old.id, BEFORE)).toHaveLength(141)
    expect(await communesUnder(db, now.id, AFTER)).toHaveLength(102)
    expect(await communesUnder(db, null, AFTER)).toHaveLength(3321)
    expect(await childrenOf(db, old.id, BEFORE)).toHaveLength(12)
    expect(await countUnits(db, { level: 'district', asOf: AFTER })).toBe(0)
  })

  test('the family of a commune shows who merged with it', async ({ world: { db } }) => {
    const old = await holder(db, '30271', '2024-10-14')
    const family = await familyOf(db, old.id)
    expect(family.units.map(({ name, to }) => [name, to])).toEqual([
      ['Xã Tân Nhuận Đông', '2025-07-01'],
      ['Xã An Khánh', '2025-07-01'],
      ['Xã Hòa Tân', '2025-07-01'],
      ['Xã Tân Nhuận Đông', null],
    ])
    expect(family.links).toHaveLength(3)
  })
})

describe('regions', () => {
  test('every commune is of exactly one region, a successor of that of its predecessors', async ({ world: { db } }) => {
    for (const day of [plainDate('2023-02-01'), BEFORE, AFTER]) {
      const rows = await db
        .selectFrom('units.v_unit as v')
        .leftJoin('units.unit_membership as m', (join) =>
          join.onRef('m.unit_id', '=', 'v.unit_id').on('m.kind', '=', 'region'),
        )
        .select(['v.unit_id', 'm.value'])
        .where('v.level', '=', 'commune')
        .where('v.valid_from', '<=', day)
        .where((eb) => eb.or([eb('v.valid_to', 'is', null), eb('v.valid_to', '>', day)]))
        .execute()
      expect(rows).toHaveLength(await countUnits(db, { level: 'commune', asOf: day }))
      expect(rows.filter(({ value }) => value === null)).toEqual([])
    }
  })

  test('today’s Lâm Đồng lies in two regions, its communes in one each', async ({ world: { db } }) => {
    const province = await holder(db, '68', '2025-07-01')
    const communes = await communesUnder(db, province.id, AFTER)
    const memberships = await Promise.all(communes.map(({ id }) => membershipsOf(db, id, AFTER)))
    expect(memberships.every((list) => list.length === 1)).toBe(true)
    expect(new Set(memberships.flat().map(({ value }) => value))).toEqual(new Set(['TN', 'DHNTB']))
  })
})

test('the database refuses two holders of a code, and a unit in two places, on one day', async ({ world: { db } }) => {
  const row = await db
    .selectFrom('units.unit_version')
    .selectAll()
    .where('code', '=', '30253')
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow()
  const other = await holder(db, '82', '2025-07-01')
  const insert = (values: Partial<typeof row>) =>
    db
      .insertInto('units.unit_version')
      .values({ ...row, valid_from: plainDate('2025-09-01'), ...values })
      .execute()
  await expect(insert({ unit_id: other.id })).rejects.toMatchObject({ constraint: 'version_once' })
  await expect(insert({ code: '99999' })).rejects.toMatchObject({ constraint: 'version_once' })
  const ended = await holder(db, '30271', '2024-10-14')
  await expect(insert({ unit_id: ended.id })).rejects.toMatchObject({ constraint: 'version_code_once' })
})
