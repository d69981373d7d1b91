import { expect, test } from 'vitest'
import { collectHits, foldText } from './hits.ts'

const found = {
  units: [{ id: 'u1', code: '30253', name: 'Xã Tân Nhuận Đông', parents: [{ name: 'Huyện Châu Thành' }] }],
  indicators: [
    { indicator: '17.1', name: 'Hộ dùng nước sạch' },
    { indicator: '17.11', name: 'Hộ phân loại chất thải rắn tại nguồn' },
  ],
  screens: [{ to: '/ho-so', name: 'Hồ sơ công nhận' }],
}

test('letters without marks find names with marks', () => {
  expect(foldText('Đường liên xã')).toBe('duong lien xa')
  expect(collectHits('phan loai', found).map((hit) => hit.name)).toContain('17.11 Hộ phân loại chất thải rắn tại nguồn')
})

test('the code of an indicator finds that one and not its neighbours', () => {
  expect(collectHits('17.1', found).filter((hit) => hit.kind === 'indicator')).toHaveLength(1)
})

test('nothing typed offers the screens and no indicator', () => {
  expect(collectHits('', { ...found, units: [] }).map((hit) => hit.kind)).toEqual(['screen'])
})
