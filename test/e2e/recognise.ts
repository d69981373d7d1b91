import { expect } from 'vitest'
import type { Dossier } from '../../server/modules/assessment/contract.ts'
import { goodValue } from '../good-figures.ts'
import { type Answer, departmentOfficers, type People } from './people.ts'

const SET = 'minh-hoa-xa-2024'

/** Enters good figures of a year, makes the dossier and submits it, all by the API; returns the dossier's id. */
export async function submitByApi(people: People, unitId: string, year: number): Promise<string> {
  const officer = 'commune-officer'
  const sheet = await people.get(officer, `/api/v1/units/${unitId}/figures?period=${year}&set=${SET}@1`)
  const figures = sheet.body.elements.map(({ code }: { code: string }) => ({
    element: code,
    value: goodValue(code),
    noValue: null,
    basedOn: 0,
  }))
  const saved = await people.post(officer, `/api/v1/figures?set=${SET}@1`, { unitId, period: String(year), figures })
  expect(saved).toMatchObject({ status: 201, body: { verdict: 'met' } })
  const started = await people.post(officer, '/api/v1/dossiers', { unitId, tier: 'basic', year, setId: SET })
  expect(started.status).toBe(201)
  await move(people, 'commune-chair', started.body.id, 'submission')
  return started.body.id
}

/** The rest of the way, from a submitted dossier to a published decision. */
export async function recogniseByApi(people: People, id: string): Promise<void> {
  await move(people, 'district-officer', id, 'verification')
  await move(people, 'coordination-office', id, 'completeness')
  await appraiseWhatIsLeft(people, id)
  await move(people, 'coordination-office', id, 'consolidation')
  for (const key of ['council-chair', 'council-member-2', 'council-member-3'])
    await move(people, key, id, 'ballots', { choice: 'agree' })
  await move(people, 'coordination-office', id, 'vote-closing')
  const decision = { number: 'MH-24/QĐ-UBND', date: '2024-10-14', signer: 'Người quyết định (minh họa)' }
  await move(people, 'provincial-chair', id, 'decision', decision)
  await move(people, 'provincial-chair', id, 'publication')
}

/** Every department that still owes an opinion says "đạt"; the last one moves the dossier on. */
export async function appraiseWhatIsLeft(people: People, id: string): Promise<void> {
  for (const key of departmentOfficers) {
    const seen: Dossier = (await people.get(key, `/api/v1/dossiers/${id}`)).body
    if (seen.state !== 'appraising') return
    const owed = seen.items.filter((item) => item.isMine && item.appraisal?.submission !== seen.submission)
    for (const [agencyId, items] of Map.groupBy(owed, (item) => item.agency?.id ?? '')) {
      const opinions = items.map(({ indicator }) => ({ indicator, opinion: 'met' }))
      await move(people, key, id, 'appraisals', { agencyId, opinions })
    }
  }
}

/** An act on the dossier as it now stands; anything but success fails with the server's answer. */
async function move(people: People, key: string, id: string, act: string, body: object = {}): Promise<void> {
  expect(await tryMove(people, key, id, act, body)).toMatchObject({ status: 200 })
}

export async function tryMove(
  people: People,
  key: string,
  id: string,
  act: string,
  body: object = {},
): Promise<Answer> {
  const { version } = (await people.get(key, `/api/v1/dossiers/${id}`)).body
  return people.post(key, `/api/v1/dossiers/${id}/${act}`, { version, ...body })
}
