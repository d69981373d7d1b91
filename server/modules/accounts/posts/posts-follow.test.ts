import { expect, test } from 'vitest'
import { countQueries } from '../../../../test/count-queries.ts'
import { openWorld, type World } from '../../../../test/harness.ts'
import { personOfCast, unitIdOf } from '../../../../test/make-people.ts'
import { newId } from '../../../kernel/id.ts'
import { plainDate } from '../../../kernel/time.ts'

const MERGER = {
  number: 'MH-12/NQ-UBTVQH',
  signedOn: '2026-08-01',
  issuer: 'Ủy ban Thường vụ Quốc hội (minh họa)',
  title: 'Sắp xếp một số xã của tỉnh Đồng Tháp',
  day: '2026-09-01',
  lines: [{ kind: 'flow', from: '30244', to: '30253', share: null }],
}

type Moved = { title: string; roles: string[]; valid_from: string; valid_to: string | null }

/** The posts that changes of units gave and that were not withdrawn with them. */
function movedPosts({ db }: World): Promise<Moved[]> {
  const posts = db.selectFrom('accounts.position').select(['title', 'roles', 'valid_from', 'valid_to'])
  const given = posts.where('given_by', 'is not', null)
  return given.where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_from', '<', eb.ref('valid_to'))])).execute()
}

/** Applies the merger by a decision of its own; gives how many statements that took. */
async function applyMerger(world: World, number: string): Promise<{ statements: number; undo(): Promise<void> }> {
  const admin = await world.api.as('administrator')
  const made = await admin.post('/api/v1/unit-decisions', { ...MERGER, number })
  const decision = `/api/v1/unit-decisions/${made.body.id}`
  await world.house.finishJobs()
  let status = 0
  const statements = await countQueries(async () => {
    status = (await admin.post(`${decision}/application`, { version: 1 })).status
  })
  expect(status).toBe(200)
  const undo = async (): Promise<void> => {
    const { version } = (await admin.get(decision)).body
    expect((await admin.post(`${decision}/undoing`, { version })).status).toBe(200)
  }
  return { statements, undo }
}

test('a merger moves forty more posts by as many statements, each with its roles and days', async () => {
  const world = await openWorld({ now: '2026-09-02T02:00:00Z' })
  try {
    // The first time also fills what is kept in memory.
    await (await applyMerger(world, 'MH-1/NQ')).undo()
    expect(await movedPosts(world)).toEqual([])
    const few = await applyMerger(world, 'MH-2/NQ')
    const moved = (await movedPosts(world)).length
    expect(moved).toBeGreaterThan(0)
    await few.undo()

    const { id: person_id } = await personOfCast(world, 'neighbour-officer')
    const unit_id = await unitIdOf(world, '30244', '2026-08-31')
    const post = {
      person_id,
      unit_id,
      agency_id: null,
      valid_from: plainDate('2026-08-01'),
      roles: ['leadership', 'commune-officer'],
    }
    const end = plainDate('2027-01-01')
    const posts = Array.from({ length: 40 }, (_, n) => ({
      ...post,
      id: newId(),
      title: `Người thứ ${n}, xã Phú Hựu`,
      valid_to: n === 0 ? end : null,
    }))
    await world.db.insertInto('accounts.position').values(posts).execute()

    const many = await applyMerger(world, 'MH-3/NQ')
    expect(many.statements).toBe(few.statements)
    const now = await movedPosts(world)
    expect(now).toHaveLength(moved + 40)
    const name = 'Người thứ 0, xã Tân Nhuận Đông'
    const expected = { title: name, roles: post.roles, valid_from: '2026-09-01', valid_to: end }
    expect(now.find(({ title }) => title === name)).toEqual(expected)
  } finally {
    await world.close()
  }
})
