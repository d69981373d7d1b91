import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSearch } from './parse-search.ts'

const keysOf = (text: string): string[] =>
  parseSearch(text).readings.map(({ typeKey, key }) => `${typeKey ?? '-'}: ${key}`)

describe('what a person types is read as the names it may mean', () => {
  test.each([
    ['tan thuan tay', '-: tan thuan tay'],
    ['Xã Tân Thuận Tây', 'xa: tan thuan tay'],
    ['x. Tân Thuận Tây', 'xa: tan thuan tay'],
    ['P.Cao Lãnh', 'phuong: cao lanh'],
    ['TP Cao Lãnh', 'thanh pho: cao lanh'],
    ['tp.cao lãnh', 'thanh pho: cao lanh'],
    ['tt Cái Tàu Hạ', 'thi tran: cai tau ha'],
    ['tx. Hồng Ngự', 'thi xa: hong ngu'],
    ['xã Tân Nhuận Đông, huyện Châu Thành, tỉnh Đồng Tháp', 'xa: tan nhuan dong chau thanh dong thap'],
    ['Tân Thuận Tây, TP. Cao Lãnh', '-: tan thuan tay cao lanh'],
    ['Phường 05', 'phuong: 5'],
    ['tphcm', 'thanh pho: ho chi minh'],
    ['TP HCM', 'thanh pho: ho chi minh'],
    ['tp.hcm', 'thanh pho: ho chi minh'],
    ['sg', '-: ho chi minh'],
    ['HN', '-: ha noi'],
    ['q1', 'quan: 1'],
    ['p12 q3 tphcm', 'phuong: 12 3 ho chi minh'],
  ])('%j is read, among others, as %j', (typed, reading) => expect(keysOf(typed)).toContain(reading))

  test('a type word that is part of a name is also read as a name', () => {
    expect(keysOf('quan sơn')).toEqual(expect.arrayContaining(['-: quan son', 'quan: son']))
  })

  test('digits are a code, with their zeros', () => {
    expect(parseSearch('00004').code).toBe('00004')
    expect(parseSearch('phường 5').code).toBeNull()
    expect(keysOf('05')).toEqual(['-: 5'])
    expect(keysOf('30253')).toEqual([])
  })

  test('an English word is not mistaken for an abbreviation', () => {
    expect(keysOf('constructor toString')).toEqual(['-: constructor tostring'])
  })

  test('nothing typed has no reading, and no text makes an empty one', () => {
    expect(parseSearch(' ., ').readings).toEqual([])
    fc.assert(fc.property(fc.string(), (text) => parseSearch(text).readings.every(({ key }) => key !== '')))
  })
})
