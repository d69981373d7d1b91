import { expect, test } from 'vitest'
import { openWorld } from '../../../../test/harness.ts'
import { unitIdOf } from '../../../../test/make-people.ts'

const basis = { number: 'MH-40/QĐ-UBND', signedOn: '2026-08-10', issuer: 'UBND tỉnh (minh họa)' }
const MERGER = {
  number: 'MH-50/NQ-QH',
  signedOn: '2026-08-15',
  issuer: 'Quốc hội (minh họa)',
  title: 'Nhập hai tỉnh (minh họa)',
  day: '2026-09-01',
  lines: [{ kind: 'flow', from: '12', to: '11', share: null }],
}

type Line = { id: string; kind: string; validTo: string | null; focalOf: string[] }

test(
  'when provinces merge, who was focal goes on; undone, all is as recorded before',
  { timeout: 120_000 },
  async () => {
    const world = await openWorld({ now: '2026-08-20T02:00:00Z' })
    try {
      const root = await world.api.as('administrator')
      const [old, other] = [await unitIdOf(world, '11', '2026-08-20'), await unitIdOf(world, '12', '2026-08-20')]
      const board = async (unit: string, asOf: string) =>
        (await root.get(`/api/v1/units/${unit}/agencies?asOf=${asOf}&ended=1`)).body
      const idOf = async (unit: string, kind: string): Promise<string> =>
        (await board(unit, '2026-08-20')).items.find((one: Line) => one.kind === kind).id
      const act = async (path: string, body: object) =>
        expect((await root.post(`/api/v1${path}`, { ...body, basis })).status).toBe(200)
      const finance = await idOf(other, 'so-tai-chinh')
      await act(`/agencies/${finance}/programmes`, { programme: 'ocop', from: '2026-08-20', to: null })
      // It will end by itself, but later than its province does.
      const end = { day: '2027-01-01', successors: [], sectors: [], focalToId: null, postsToId: null }
      await act(`/agencies/${await idOf(old, 'so-tu-phap')}/end`, end)
      const before = [await board(old, '2027-02-01'), await board(other, '2027-02-01')]

      const made = await root.post('/api/v1/unit-decisions', MERGER)
      const applied = await root.post(`/api/v1/unit-decisions/${made.body.id}/application`, { version: 1 })
      expect(applied.status).toBe(200)
      const merged = await board(await unitIdOf(world, '11', '2026-09-01'), '2026-09-01')
      const focal = merged.items.flatMap(({ kind, focalOf }: Line) =>
        focalOf.map((programme) => `${programme} ${kind}`),
      )
      expect(focal.toSorted()).toEqual([
        'nong-thon-moi so-nn-mt',
        'nong-thon-moi vp-dieu-phoi-ntm',
        'ocop so-tai-chinh',
      ])
      const [ocop] = merged.programmes.find(({ code }: { code: string }) => code === 'ocop').focal
      expect(ocop).toMatchObject({ from: '2026-09-01', basis: expect.stringContaining('MH-40/QĐ-UBND') })
      const ends = new Set((await board(old, '2026-08-31')).items.map(({ validTo }: Line) => validTo))
      // Departments of before 01/03/2025 had ended long before.
      expect(ends).toEqual(new Set(['2025-03-01', '2026-09-01']))

      const { version } = applied.body
      expect((await root.post(`/api/v1/unit-decisions/${made.body.id}/undoing`, { version })).status).toBe(200)
      expect([await board(old, '2027-02-01'), await board(other, '2027-02-01')]).toEqual(before)
    } finally {
      await world.close()
    }
  },
)
