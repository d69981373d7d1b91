import { instant } from '../server/kernel/time.ts'
import { goodValue } from './good-figures.ts'
import type { World } from './harness.ts'
import { unitIdOf } from './make-people.ts'

/** The set of the demo, as ids of sets are written in addresses. */
export const DEMO_SET = 'minh-hoa-xa-2024@1'

const WAY = [
  ['submitted', 'commune-chair', 'submission'],
  ['verified', 'district-officer', 'verification'],
  ['appraising', 'coordination-office', 'completeness'],
] as const

/** Good figures of 2024 for the commune of the demo, all of the set. */
export async function enterGoodFigures({ api }: World, unitId: string): Promise<void> {
  const officer = await api.as('commune-officer')
  const sheet = (await officer.get(`/api/v1/units/${unitId}/figures?period=2024&set=${DEMO_SET}`)).body
  const revisions = new Map<string, number>(
    sheet.figures.map(({ element, revision }: { element: string; revision: number }) => [element, revision]),
  )
  const figures = sheet.elements.map(({ code }: { code: string }) => ({
    element: code,
    value: goodValue(code),
    noValue: null,
    basedOn: revisions.get(code) ?? 0,
  }))
  await must(officer.post(`/api/v1/figures?set=${DEMO_SET}`, { unitId, period: '2024', figures }))
}

/**
 * A dossier of 2024 of the commune of the demo, with good figures, brought to a state by those whose turn it is. An earlier one of
 * the same file is closed: a commune has one open dossier a year.
 */
export async function makeDossier(
  world: World,
  state: 'preparing' | (typeof WAY)[number][0] = 'preparing',
): Promise<{ id: string; unitId: string; version: number }> {
  const unitId = await unitIdOf(world, '30253')
  await world.db
    .updateTable('assessment.dossier')
    .set({ closed_at: instant('2024-10-14T02:00:00.000Z') })
    .execute()
  await world.db.deleteFrom('indicators.figure_lock').execute()
  await enterGoodFigures(world, unitId)
  const officer = await world.api.as('commune-officer')
  const asked = { unitId, tier: 'basic', year: 2024, setId: 'minh-hoa-xa-2024' }
  let { id, version } = await must(officer.post('/api/v1/dossiers', asked))
  const last = WAY.findIndex(([reached]) => reached === state)
  for (const [, key, act] of WAY.slice(0, last + 1))
    ({ id, version } = await must((await world.api.as(key)).post(`/api/v1/dossiers/${id}/${act}`, { version })))
  return { id, unitId, version }
}

type Reply = { status: number; body: { id: string; version: number } }

async function must(reply: Promise<Reply>): Promise<Reply['body']> {
  const { status, body } = await reply
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body).slice(0, 500)}`)
  return body
}
