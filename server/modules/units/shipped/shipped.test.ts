import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCorrections } from './corrections.ts'
import { inferDistrictPairs, inferProvincePairs } from './flows.ts'
import { listApril2023, listEarly2023, listJuly2025, listJune2025, readReformPairs, type UnitList } from './lists.ts'
import { foldName } from '../fold.ts'
import { fullName } from '../names.ts'
import { readPackages } from './packages.ts'

const packages = await readPackages()
const corrections = await readCorrections()
const early = listEarly2023(packages, corrections)
const april = listApril2023(early, corrections)
const june = listJune2025(packages, april, corrections)
const july = listJuly2025(packages)
const reform = new Map(readReformPairs(packages))

const count = (list: UnitList, level: string): number => list.filter((unit) => unit.level === level).length
const nameOf = (list: UnitList, code: string): string | undefined => {
  const unit = list.find((listed) => listed.code === code)
  return unit && fullName(unit.type, unit.shortName)
}

describe('the shipped lists', () => {
  test.each([
    ['early 2023', early, 63, 705, 10599],
    ['10/4/2023', april, 63, 705, 10598],
    ['30/6/2025', june, 63, 696, 10035],
    ['1/7/2025', july, 34, 0, 3321],
  ] as const)('of %s hold the known numbers of units', (_when, list, provinces, districts, communes) => {
    expect([count(list, 'province'), count(list, 'district'), count(list, 'commune')]).toEqual([
      provinces,
      districts,
      communes,
    ])
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length)
  })

  test('have 2,621 xã, 687 phường and 13 đặc khu from 1/7/2025', () => {
    const types = ['xã', 'phường', 'đặc khu'].map((type) => july.filter((unit) => unit.type === type).length)
    expect(types).toEqual([2621, 687, 13])
  })

  test('correct the 46 names and types of early 2023, each with its basis', () => {
    const renamed = corrections.filter((c) => c.field === 'name' && c.list !== '2025-06-30')
    expect(renamed).toHaveLength(46)
    expect(nameOf(april, '20656')).toBe('Thị trấn Trung Phước')
    expect(corrections.every(({ basis }) => basis === 'chưa kiểm chứng' || /NQ/.test(basis))).toBe(true)
  })

  test('keep Ia Mơ under 23938 and swap the two communes named Thạnh Lộc', () => {
    expect([nameOf(june, '23938'), nameOf(july, '23938')]).toEqual(['Xã Ia Mơ', 'Xã Ia Mơ'])
    expect([reform.get('30901'), reform.get('30913')]).toEqual(['30886', '30910'])
  })

  test('give every unit but a province a unit above that is in the same list', () => {
    for (const list of [early, april, june, july]) {
      const codes = new Set(list.map(({ code }) => code))
      expect(
        list.filter((unit) => (unit.parentCode === null ? unit.level !== 'province' : !codes.has(unit.parentCode))),
      ).toEqual([])
    }
  })

  test('show which districts were merged or split by 2025', () => {
    const pairs = inferDistrictPairs(april, june)
    expect(pairs).toEqual(
      expect.arrayContaining([
        ['752', '753'], // Long Điền, Đất Đỏ → Long Đất
        ['369', '374'], // Ninh Bình, Hoa Lư → Hoa Lư
        ['474', '475'], // Huế → Thuận Hóa, Phú Xuân
        ['474', '474'],
      ]),
    )
  })

  test('lead each of 63 provinces to one of 34', () => {
    const pairs = inferProvincePairs(june, july, [...reform])
    expect(pairs).toHaveLength(63)
    expect(pairs).toEqual(
      expect.arrayContaining([
        ['87', '82'],
        ['82', '82'],
        ['70', '75'],
      ]),
    )
  })
})

/** The official lists are not shipped; where the folder of reference data is absent these checks say so and skip. */
const reference =
  process.env.NTS_REFERENCE ?? join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'data', 'geo')

describe.skipIf(!existsSync(reference))('against the official lists', () => {
  const read = (file: string): string[][] => {
    const [, ...lines] = readFileSync(join(reference, file), 'utf8').trim().split('\n')
    return lines.map((line) => line.split(','))
  }
  const nameWithCode = (code: string, name: string): string => `${code} ${foldName(name).toLowerCase()}`
  const ours = (list: UnitList, level: string): string[] =>
    list.filter((unit) => unit.level === level).map((u) => nameWithCode(u.code, fullName(u.type, u.shortName)))
  const theirs = (file: string, asked: string): string[] =>
    read(file).flatMap(([code = '', name = '', , level]) => (level === asked ? [nameWithCode(code, name)] : []))

  test.each([
    ['province', 'units-2024.csv', april],
    ['district', 'units-2024.csv', april],
    ['commune', 'units-2024.csv', april],
    ['district', 'units-2025h1.csv', june],
    ['commune', 'units-2025.csv', july],
  ] as const)('every code and name of level %s in %s agrees', (level, file, list) => {
    expect(ours(list, level).sort()).toEqual(theirs(file, level).sort())
  })

  test('every commune of 30/6/2025 goes to one that took over some of it, nearly always most of it', () => {
    const official = Map.groupBy(read('mapping-2024-2025.csv'), ([old]) => old)
    const heirs = [...reform].map(([from, to]) => official.get(from)?.find((row) => row[8] === to))
    expect(heirs).not.toContain(undefined)
    expect(heirs.filter((row) => row?.[14] !== '1')).toHaveLength(40)
  })
})
