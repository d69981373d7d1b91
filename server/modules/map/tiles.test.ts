import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect } from 'vitest'
import { goodValue } from '../../../test/good-figures.ts'
import { bringDongThap, bringLayer, hasLayers, makeLayer } from '../../../test/geo.ts'
import { openWorld, test, type World } from '../../../test/harness.ts'
import { communesUnder, findUnit } from '../units/index.ts'
import { plainDate } from '../../kernel/time.ts'

type Decoded = { id: string; code: string; name: string; rings: number[][][] }

async function fetchTile(world: World, path: string): Promise<Decoded[]> {
  const reply = await world.app.inject({ url: path })
  expect(reply.statusCode).toBe(200)
  const layer = new VectorTile(new PbfReader(reply.rawPayload)).layers['units']
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => {
    const feature = layer?.feature(i)
    const { id, code, name } = (feature?.properties ?? {}) as Record<string, string>
    const rings = (feature?.loadGeometry() ?? []).map((ring) => ring.map(({ x, y }) => [x, y]))
    return { id: id ?? '', code: code ?? '', name: name ?? '', rings }
  })
}

/** Columns and rows of a zoom that cover some bounds. */
function cover([west, south, east, north]: number[], z: number): [number, number][] {
  const column = (lon = 0): number => Math.floor((lon / 360 + 0.5) * 2 ** z)
  const row = (lat = 0): number => {
    const sine = Math.sin((lat * Math.PI) / 180)
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z)
  }
  const tiles: [number, number][] = []
  for (let x = column(west); x <= column(east); x += 1)
    for (let y = row(north); y <= row(south); y += 1) tiles.push([x, y])
  return tiles
}

const addressOf = (tiles: string, z: number, [x, y]: [number, number]): string =>
  tiles.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))

describe('a map and its tiles', () => {
  test('say so plainly where no boundary was brought in', async ({ world }) => {
    const reply = await world.api.get('/api/v1/maps/commune')
    expect(reply).toMatchObject({
      status: 404,
      body: {
        type: '/problems/no-boundaries',
        detail: expect.stringContaining('Chưa nạp ranh giới cấp xã của ngày 14/10/2024'),
      },
    })
  })

  test('have an address that names the content, holds for ever and comes packed', async ({ world }) => {
    await bringLayer(world.house, makeLayer({ '30253': undefined, '30271': undefined }), {
      validFrom: '2023-04-10',
      validTo: '2025-07-01',
      indicativeFrom: plainDate('2024-02-01'),
      accuracyM: 300,
      source: 'Sở Nông nghiệp',
    })
    const then = await world.api.get('/api/v1/maps/commune?asOf=2023-12-01')
    const later = await world.api.get('/api/v1/maps/commune?asOf=2024-10-14')
    expect(later.body).toMatchObject({
      level: 'commune',
      bounds: [105, 10, 105.2, 10.1],
      units: 2,
      from: '2023-04-10',
      to: '2025-03-01',
      coverage: 'approximate',
      isIndicative: true,
      accuracyM: 300,
      attribution: ['Ranh giới từ 2023-04-10 (Sở Nông nghiệp)'],
    })
    expect(then.body).toMatchObject({ coverage: 'exact', isIndicative: false, version: later.body.version })
    expect(later.body.without).toHaveLength(10596)

    const [place] = cover(later.body.bounds, 9)
    const path = addressOf(later.body.tiles, 9, place ?? [0, 0])
    const plain = await world.app.inject({ url: path })
    expect(plain.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const packed = await world.app.inject({ url: path, headers: { 'accept-encoding': encoding } })
      expect(packed.headers['content-encoding']).toBe(encoding)
      expect(unpack(packed.rawPayload).equals(plain.rawPayload)).toBe(true)
    }
    const [first] = await fetchTile(world, path)
    expect(Object.keys(first ?? {})).toEqual(['id', 'code', 'name', 'rings'])
    expect(first).toMatchObject({ code: '30253', name: 'Xã Tân Nhuận Đông' })
  })

  test.for([
    ['/api/v1/tiles/commune/AAAAAAAAAAAAAAAA/9/406/240', 404, '/problems/unknown-map-version'],
    ['/api/v1/tiles/commune/AAAAAAAAAAAAAAAA/3/6/3', 404, '/problems/no-such-tile'],
    ['/api/v1/tiles/commune/AAAAAAAAAAAAAAAA/13/6/3', 404, '/problems/no-such-tile'],
    ['/api/v1/tiles/commune/AAAAAAAAAAAAAAAA/4/16/3', 404, '/problems/no-such-tile'],
    ['/api/v1/tiles/commune/AAAAAAAAAAAAAAAA/4/-1/3', 422, '/problems/invalid-input'],
    ['/api/v1/tiles/hamlet/AAAAAAAAAAAAAAAA/9/406/240', 422, '/problems/invalid-input'],
    ['/api/v1/maps/commune?asOf=hôm nay', 422, '/problems/bad-date'],
    ['/api/v1/maps/commune?under=99999', 404, '/problems/unit-not-found'],
    ['/api/v1/map-results?level=district', 422, '/problems/invalid-input'],
    ['/api/v1/map-results?level=commune&period=24', 422, '/problems/unreadable-year'],
  ] as const)('%s is refused with %i', async ([path, status, type], { world }) => {
    expect(await world.api.get(path)).toMatchObject({ status, body: { type } })
  })
})

describe.skipIf(!hasLayers)('the communes of Đồng Tháp on both sides of the reform', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ now: '2025-10-16T02:00:00Z' })
    await bringDongThap(world.house)
    return () => world.close()
  })

  test.for([
    ['2025-06-30', ['82', '87'], 305],
    ['2025-07-01', ['82'], 102],
  ] as const)('on %s every one of them is in the tiles, at any zoom', async ([asOf, provinces, count]) => {
    const expected = new Set<string>()
    for (const code of provinces) {
      const province = await findUnit(world.db, { code, asOf: plainDate(asOf) })
      for (const one of await communesUnder(world.db, province?.id ?? '', plainDate(asOf))) expected.add(one.id)
    }
    expect(expected.size).toBe(count)
    const { body } = await world.api.get(`/api/v1/maps/commune?asOf=${asOf}&under=${provinces.join(',')}`)
    expect(body.labels.map(({ id }: { id: string }) => id).toSorted()).toEqual([...expected].toSorted())
    for (const z of [6, 8, 10]) {
      const found = new Map<string, Decoded>()
      for (const place of cover(body.bounds, z))
        for (const unit of await fetchTile(world, addressOf(body.tiles, z, place))) found.set(unit.id, unit)
      expect([...expected].filter((id) => !found.has(id))).toEqual([])
      // Outer rings run clockwise on a screen (MVT 2.1 §4.3.4.4), or a reader takes land for a hole.
      const [ring] = [...found.values()][0]?.rings ?? []
      const area = (ring ?? []).reduce((sum, [x = 0, y = 0], i, all) => {
        const [nx = 0, ny = 0] = all[(i + 1) % all.length] ?? []
        return sum + x * ny - nx * y
      }, 0)
      expect(area).toBeGreaterThan(0)
    }
  })

  test('districts end with the reform, and the provinces become one', async () => {
    const on = (level: string, asOf: string) => world.api.get(`/api/v1/maps/${level}?asOf=${asOf}`)
    expect((await on('district', '2025-06-30')).body.units).toBe(23)
    expect((await on('district', '2025-07-01')).status).toBe(404)
    expect([(await on('province', '2025-06-30')).body.units, (await on('province', '2025-07-01')).body.units]).toEqual([
      63, 34,
    ])
  })

  test('a saved figure is on the map at the next request, while the tiles stay what they are', async () => {
    const found = await world.api.get('/api/v1/units?q=30253&level=commune')
    const unitId: string = found.body.items[0].id
    const read = async () => {
      const { body } = await world.api.get('/api/v1/map-results?level=commune&under=82&period=2025')
      const at = body.ids.indexOf(unitId)
      return { cls: body.classes[at], met: body.met[at], total: body.ids.length }
    }
    const { body: map } = await world.api.get('/api/v1/maps/commune?under=82')
    const [place] = cover(map.bounds, 9)
    const tile = await world.api.raw(addressOf(map.tiles, 9, place ?? [0, 0]))
    expect(await read()).toMatchObject({ cls: 'n', met: -1, total: 102 })
    const officer = await world.api.as('commune-officer')
    const figures = [
      { element: 'co_quy_hoach_chung_xa', value: goodValue('co_quy_hoach_chung_xa'), noValue: null, basedOn: 0 },
    ]
    expect((await officer.post('/api/v1/figures', { unitId, period: '2025', figures })).status).toBe(201)
    expect(await read()).toMatchObject({ cls: '0', met: 0 })
    expect((await world.api.get('/api/v1/maps/commune?under=82')).body.version).toBe(map.version)
    expect((await world.api.raw(addressOf(map.tiles, 9, place ?? [0, 0]))).equals(tile)).toBe(true)
  })

  test('results of the whole country weigh less than 60 KB packed', async () => {
    const reply = await world.app.inject({
      url: '/api/v1/map-results?level=commune',
      headers: { 'accept-encoding': 'br' },
    })
    expect(reply.rawPayload.length).toBeLessThan(60_000)
    const { ids, classes, met } = JSON.parse(brotliDecompressSync(reply.rawPayload).toString())
    expect([ids.length, classes.length, met.length]).toEqual([3321, 3321, 3321])
    const provinces = await world.api.get('/api/v1/map-results?level=province')
    expect(provinces.body.classes).toHaveLength(34)
  })
})
