import { expect, test } from 'vitest'
import { fullName, splitName } from './names.ts'

test.each([
  ['Xã Tân Thuận Tây', 'xã', 'Tân Thuận Tây', 'Xã Tân Thuận Tây'],
  ['Thành Phố Bắc Kạn', 'thành phố', 'Bắc Kạn', 'Thành phố Bắc Kạn'],
  ['Thị Trấn Quân Chu', 'thị trấn', 'Quân Chu', 'Thị trấn Quân Chu'],
  ['Xã Xã Phan', 'xã', 'Xã Phan', 'Xã Xã Phan'],
  ['Phường 5', 'phường', '5', 'Phường 5'],
  ['Đặc khu Lý Sơn', 'đặc khu', 'Lý Sơn', 'Đặc khu Lý Sơn'],
])('%s is a %s named %s', (printed, type, shortName, full) => {
  const split = splitName(printed)
  expect(split).toEqual({ type, shortName })
  expect(fullName(split.type, split.shortName)).toBe(full)
})

test('a name without a type word is refused', () => {
  expect(() => splitName('Cao Lãnh')).toThrow('Cao Lãnh')
})
