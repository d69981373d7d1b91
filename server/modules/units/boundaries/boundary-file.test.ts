import { describe, expect, test } from 'vitest'
import { readBoundaryFile } from './boundary-file.ts'

const square = [
  [105, 10],
  [105.1, 10],
  [105.1, 10.1],
  [105, 10.1],
  [105, 10],
]

function file(geometry: unknown, code: unknown = '30253'): string {
  const feature = { type: 'Feature', properties: { code }, geometry }
  return JSON.stringify({ type: 'FeatureCollection', features: [feature] })
}
const polygon = (...rings: unknown[]): unknown => ({ type: 'Polygon', coordinates: rings })

/** The one sentence a file with one shape is refused with. */
function whyRefused(text: string): string {
  const { read, shapes, refusals } = readBoundaryFile(text)
  expect([read, shapes.length, refusals.length]).toEqual([1, 0, 1])
  return refusals[0]?.detail ?? ''
}

describe('a broken shape is named with its code, ring and place', () => {
  test.each([
    [
      'a ring that is not closed',
      [polygon(square.slice(0, 4))],
      'Mã 30253, vòng 1: không khép kín: bắt đầu ở kinh độ 105.00000, vĩ độ 10.00000, kết thúc ở kinh độ 105.00000, vĩ độ 10.10000.',
    ],
    ['a ring of three points', [polygon(square.slice(0, 3))], 'Mã 30253, vòng 1: chỉ có 3 điểm.'],
    [
      'a ring that crosses itself',
      [polygon([square[0], square[2], square[1], square[3], square[0]])],
      'Mã 30253, vòng 1: đường biên tự cắt ở kinh độ 105.05000, vĩ độ 10.05000.',
    ],
    [
      'a hole that crosses itself, in the second part',
      [
        {
          type: 'MultiPolygon',
          coordinates: [
            [square],
            [
              square.map(([x = 0, y = 0]) => [x + 1, y]),
              [
                [106.02, 10.02],
                [106.04, 10.04],
                [106.04, 10.02],
                [106.02, 10.04],
                [106.02, 10.02],
              ],
            ],
          ],
        },
      ],
      'Mã 30253, phần 2, vòng 2: đường biên tự cắt ở kinh độ 106.03000, vĩ độ 10.03000.',
    ],
    [
      'latitude first',
      [polygon(square.map(([x, y]) => [y, x]))],
      'Mã 30253, vòng 1: điểm thứ 1 (10, 105) nằm ngoài Việt Nam: kinh độ và vĩ độ bị đổi chỗ.',
    ],
    ['metres', [polygon(square.map(([x = 0, y = 0]) => [x * 5000, y * 111000]))], 'có vẻ tính bằng mét (VN-2000)'],
    [
      'another country',
      [polygon(square.map(([x = 0, y = 0]) => [x - 20, y]))],
      'nằm ngoài Việt Nam (kinh độ 102 đến 118.5',
    ],
    [
      'a point that is no number',
      [polygon([square[0], [105.1, null], ...square.slice(2)])],
      'Mã 30253, vòng 1: điểm thứ 2 (sau kinh độ 105.00000, vĩ độ 10.00000) không phải là cặp số',
    ],
    ['a point and not a border', [{ type: 'Point', coordinates: [105, 10] }], 'Mã 30253: hình là Point.'],
    ['nothing at all', [null], 'Mã 30253: hình trống'],
    ['a shape without code', [polygon(square), null], 'Hình thứ 1 không có mã đơn vị.'],
    ['a code that lost its leading zero', [polygon(square), 1], 'Hình thứ 1 không có mã đơn vị.'],
    [
      'a ring that is a line once rounded',
      [
        polygon([
          [105, 10],
          [105.000001, 10],
          [105.000001, 10.000001],
          [105, 10],
        ]),
      ],
      'co lại thành một điểm hay một đoạn thẳng',
    ],
  ])('%s', (_what, [geometry, ...code], sentence) => {
    expect(whyRefused(file(geometry, ...code))).toContain(sentence)
  })

  test('NaN, which is no JSON but is written all the same', () => {
    expect(whyRefused(file(polygon(square)).replace('[105.1,10]', '[NaN,10]'))).toContain('vòng 1: điểm thứ 2')
  })
})

test('a good shape is read, whichever way its rings run, with its height left out', () => {
  const hole = square.map(([x = 0, y = 0]) => [105.02 + (x - 105) / 4, 10.02 + (y - 10) / 4, 12])
  const read = (rings: unknown[]) => readBoundaryFile(file(polygon(...rings))).shapes[0]?.outline
  const turned = read([square.toReversed(), hole])
  expect(turned?.[0]?.map(({ points }) => points.length)).toEqual([8, 8])
  const area = (points: readonly number[] = []): number =>
    points.reduce(
      (sum, value, i) =>
        sum +
        (i % 2 === 0
          ? value * ((points[(i + 3) % points.length] ?? 0) - (points[(i - 1 + points.length) % points.length] ?? 0))
          : 0),
      0,
    )
  expect([area(turned?.[0]?.[0]?.points) > 0, area(turned?.[0]?.[1]?.points) < 0]).toEqual([true, true])
})

test('a ring may touch itself in a point, and a shape may lie in Hoàng Sa or Trường Sa', () => {
  const touching = [
    [112, 16],
    [112.1, 16],
    [112.05, 16.05],
    [112.1, 16.1],
    [112, 16.1],
    [112.05, 16.05],
    [112, 16],
  ]
  expect(readBoundaryFile(file(polygon(touching))).refusals).toEqual([])
  expect(readBoundaryFile(file(polygon(square.map(([x = 0, y = 0]) => [x + 12.7, y - 2.8])))).refusals).toEqual([])
})

test.each([
  ['[', 'Tệp không phải JSON'],
  ['{"type":"Feature"}', 'Tệp không phải GeoJSON loại FeatureCollection'],
  [
    '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3405"}},"features":[]}',
    'Tệp dùng hệ tọa độ urn:ogc:def:crs:EPSG::3405. Chuyển sang WGS 84',
  ],
])('a file that is no map of ours is refused as a whole: %s', (text, sentence) => {
  expect(() => readBoundaryFile(text)).toThrow(sentence)
})
