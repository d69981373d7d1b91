import { newId } from '../server/kernel/id.ts'
import { plainDate } from '../server/kernel/time.ts'
import { findUnit } from '../server/modules/units/index.ts'
import type { Caller } from './api.ts'
import type { People } from './e2e/people.ts'
import type { World } from './harness.ts'

export type Made = { id: string; name: string; as: Caller }

/** Id of the unit that held a code on the day the tests play. */
export async function unitIdOf({ db }: World, code: string, asOf = '2024-10-14'): Promise<string> {
  const unit = await findUnit(db, { code, asOf: plainDate(asOf) })
  if (!unit) throw new Error(`no unit ${code}`)
  return unit.id
}

/** The cast without a browser: what drives whole stories by the API. */
export function peopleOf({ api }: World): People {
  return {
    enter: () => Promise.reject(new Error('no browser here')),
    get: async (key, path) => (await api.as(key)).get(path),
    post: async (key, path, body) => (await api.as(key)).post(path, body),
  }
}

/** Somebody added by the administrator of the country with one post at a unit (`more` overrides), who signs in by a click. */
export async function makePerson(world: World, code: string, name: string, more: object = {}): Promise<Made> {
  const root = await world.api.as('administrator')
  const post = { agencyId: null, title: 'Cán bộ thử nghiệm', roles: ['commune-officer'], from: '2024-01-01', to: null }
  const position = { ...post, unitId: await unitIdOf(world, code), ...more }
  const { status, body } = await root.post('/api/v1/people', { name, position })
  if (status !== 201) throw new Error(`person not added: ${JSON.stringify(body)}`)
  const key = newId()
  await world.db.updateTable('accounts.person').set({ demo_key: key }).where('id', '=', body.id).execute()
  return { id: body.id, name, as: await world.api.as(key) }
}

/** The person of the cast, as the API shows them to the administrator. */
export async function personOfCast(world: World, key: string) {
  const { id } = await world.db
    .selectFrom('accounts.person')
    .select('id')
    .where('demo_key', '=', key)
    .executeTakeFirstOrThrow()
  const root = await world.api.as('administrator')
  const { items } = (await root.get('/api/v1/people?limit=200')).body
  return items.find((person: { id: string }) => person.id === id)
}
