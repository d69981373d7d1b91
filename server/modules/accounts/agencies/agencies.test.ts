import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { plainDate } from '../../../kernel/time.ts'
import { findUnit } from '../../units/index.ts'
import { agencyHolding } from './agencies.ts'
import { cast } from '../demo/cast.ts'
import { peopleWith } from '../names.ts'
import { positionsOf } from '../posts/positions.ts'
import { findShippedRole } from '../roles/roles.ts'

const before = plainDate('2024-10-14')

async function provinceOn({ db }: World, code: string, date: string): Promise<string> {
  const unit = await findUnit(db, { code, asOf: plainDate(date) })
  if (!unit) throw new Error(`no province ${code} on ${date}`)
  return unit.id
}

describe('who holds a sector', () => {
  test.for([
    ['nong-nghiep', '87', '2025-02-28', 'Sở Nông nghiệp và Phát triển nông thôn tỉnh Đồng Tháp'],
    ['nong-nghiep', '87', '2025-03-01', 'Sở Nông nghiệp và Môi trường tỉnh Đồng Tháp'],
    ['nong-nghiep', '82', '2025-07-01', 'Sở Nông nghiệp và Môi trường tỉnh Đồng Tháp'],
    ['nong-nghiep', '82', '2024-10-14', 'Sở Nông nghiệp và Phát triển nông thôn tỉnh Tiền Giang'],
    ['giam-ngheo', '87', '2024-10-14', 'Sở Lao động - Thương binh và Xã hội tỉnh Đồng Tháp'],
    ['giam-ngheo', '87', '2025-03-01', 'Sở Nông nghiệp và Môi trường tỉnh Đồng Tháp'],
  ] as const)('%s in province %s on %s: %s', async ([sector, code, date, name], { world }) => {
    const province = await provinceOn(world, code, date)
    expect(await agencyHolding(world.db, sector, province, plainDate(date))).toMatchObject({ name })
  })

  test('a sector nobody lists has no holder', async ({ world }) => {
    const province = await provinceOn(world, '87', before)
    expect(await agencyHolding(world.db, 'khong-co', province, before)).toBeUndefined()
  })

  test('the list of a province is public, with sectors and successors on the date', async ({ world }) => {
    const { status, body } = await world.api.get('/api/v1/agencies?province=87&asOf=2024-10-14')
    expect(status).toBe(200)
    const labour = body.items.find((item: { kind: string }) => item.kind === 'so-ldtbxh')
    expect(labour).toMatchObject({ validTo: '2025-03-01', sectors: expect.arrayContaining(['giam-ngheo', 'day-nghe']) })
    expect(labour.successors).toHaveLength(4)
    expect((await world.api.get('/api/v1/agencies?province=99')).status).toBe(404)
  })
})

describe('the demo cast', () => {
  test.for(['2024-10-14', '2025-04-01', '2025-08-01'])(
    'on %s covers every sector of the province',
    async (date, { world }) => {
      const on = plainDate(date)
      const province = await provinceOn(world, date < '2025-07-01' ? '87' : '82', date)
      const officers = await peopleWith(world.db, 'assessment:appraise', province, on)
      const agencies = new Set(officers.map((officer) => officer.agencyId))
      const uncovered = await world.db
        .selectFrom('accounts.agency_sector')
        .select('sector')
        .where('province_id', '=', province)
        .where('valid_from', '<=', on)
        .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
        .where(
          'agency_id',
          'not in',
          [...agencies].filter((id) => id !== null),
        )
        .orderBy('sector')
        .execute()
      // The Front and the coordination office have people of their own; no set of the demo asks for ethnic affairs.
      expect(uncovered.map((row) => row.sector)).toEqual(['dan-toc', 'dieu-phoi-ntm', 'mat-tran'])
    },
  )

  test('votes with three members, one of them in the chair', async ({ world }) => {
    const members = await peopleWith(world.db, 'assessment:vote', await provinceOn(world, '87', before), before)
    expect(members.filter((member) => member.title.startsWith('Chủ tịch'))).toHaveLength(1)
    expect(members).toHaveLength(3)
  })

  test('has only roles that exist, and names nobody could take for real', () => {
    for (const person of cast) {
      expect(person.name).toMatch(/\(minh họa\)$/)
      for (const post of person.posts) expect(findShippedRole(post.role)).toBeDefined()
    }
    expect(new Set(cast.map((person) => person.key)).size).toBe(cast.length)
  })

  test('an appraiser carries the sectors the agency holds today; an ended agency carries none', async ({ world }) => {
    const { body } = await (await world.api.as('labour-officer')).get('/api/v1/session')
    const posts = await positionsOf(world.db, body.person.id, before)
    expect(posts.map((post) => [...(post.sectors ?? [])].toSorted((a, b) => a.localeCompare(b)))).toEqual([
      ['bao-tro-tre-em', 'day-nghe', 'giam-ngheo', 'nguoi-co-cong', 'viec-lam'],
      ['noi-vu'],
      [],
    ])
    const [later] = (await positionsOf(world.db, body.person.id, plainDate('2025-04-01'))).slice(0, 1)
    expect([...(later?.sectors ?? [])]).toEqual([])
  })
})
