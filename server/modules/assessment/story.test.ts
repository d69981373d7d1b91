import { describe, expect } from 'vitest'
import cast from '../../../data/demo/cast.json' with { type: 'json' }
import type { Caller } from '../../../test/api.ts'
import { goodValue } from '../../../test/good-figures.ts'
import { test, type World } from '../../../test/harness.ts'

const SET = 'minh-hoa-xa-2024@1'

async function communeId(world: World, code = '30253', asOf = '2024-10-14'): Promise<string> {
  const found = await world.api.get(`/api/v1/units?q=${code}&level=commune&asOf=${asOf}`)
  return found.body.items[0].id
}

async function enterAll(officer: Caller, unitId: string): Promise<void> {
  const sheet = await officer.get(`/api/v1/units/${unitId}/figures?period=2024&set=${SET}`)
  const figures = sheet.body.elements.map((element: { code: string }) => ({
    element: element.code,
    value: goodValue(element.code),
    noValue: null,
    basedOn: 0,
  }))
  const saved = await officer.post(`/api/v1/figures?set=${SET}`, { unitId, period: '2024', figures })
  expect(saved).toMatchObject({
    status: 201,
    body: { verdict: 'met', counts: { met: 57, total: 57, criteriaMet: 19 } },
  })
}

describe('a commune on the way to recognition', () => {
  test('figures → dossier → return → verification → departments → council → decision → registry', async ({ world }) => {
    const { api } = world
    const unitId = await communeId(world)
    const officer = await api.as('commune-officer')
    const chair = await api.as('commune-chair')
    const district = await api.as('district-officer')
    const office = await api.as('coordination-office')

    const early = await officer.post('/api/v1/dossiers', {
      unitId,
      tier: 'basic',
      year: 2024,
      setId: 'minh-hoa-xa-2024',
    })
    expect(early.status).toBe(201)
    const id = early.body.id
    const refused = await chair.post(`/api/v1/dossiers/${id}/submission`, { version: 1 })
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/results-not-met' } })

    await enterAll(officer, unitId)
    const submitted = await chair.post(`/api/v1/dossiers/${id}/submission`, { version: 1 })
    expect(submitted).toMatchObject({ status: 200, body: { state: 'submitted', submission: 1 } })

    const locked = await officer.post('/api/v1/figures', {
      unitId,
      period: '2024',
      figures: [{ element: 'ho_phan_loai_rac', value: '99', noValue: null, basedOn: 1 }],
    })
    expect(locked).toMatchObject({ status: 409, body: { type: '/problems/figures-locked' } })

    const back = await district.post(`/api/v1/dossiers/${id}/return`, {
      version: submitted.body.version,
      returned: [{ indicator: '17.11', reason: 'Thiếu biểu tổng hợp của các ấp.' }],
    })
    expect(back).toMatchObject({ status: 200, body: { state: 'returned' } })
    expect(back.body.items.filter((i: { state: string }) => i.state === 'frozen')).toHaveLength(56)

    const fixed = await officer.post('/api/v1/figures', {
      unitId,
      period: '2024',
      figures: [{ element: 'ho_phan_loai_rac', value: '80', noValue: null, basedOn: 1 }],
    })
    expect(fixed.status).toBe(201)
    const unanswered = await chair.post(`/api/v1/dossiers/${id}/submission`, {
      version: back.body.version,
      answers: [],
    })
    expect(unanswered).toMatchObject({ status: 422, body: { type: '/problems/answers-missing' } })
    const again = await chair.post(`/api/v1/dossiers/${id}/submission`, {
      version: back.body.version,
      answers: [{ indicator: '17.11', answer: 'Đã bổ sung biểu của 11 ấp.' }],
    })
    expect(again).toMatchObject({ status: 200, body: { state: 'submitted', submission: 2 } })

    const verified = await district.post(`/api/v1/dossiers/${id}/verification`, { version: again.body.version })
    expect(verified).toMatchObject({ status: 200, body: { state: 'verified' } })
    const complete = await office.post(`/api/v1/dossiers/${id}/completeness`, { version: verified.body.version })
    expect(complete).toMatchObject({
      status: 200,
      body: { state: 'appraising', clock: { totalDays: 10, isRunning: true } },
    })

    const consolidating = await appraiseAll(world, id)
    expect(consolidating.state).toBe('consolidating')
    const council = await office.post(`/api/v1/dossiers/${id}/consolidation`, { version: consolidating.version })
    expect(council).toMatchObject({
      status: 200,
      body: { state: 'considering', council: { eligible: 3, voted: 0, tally: null } },
    })

    for (const key of ['council-chair', 'council-member-2', 'council-member-3']) {
      const member = await api.as(key)
      const vote = { version: council.body.version, choice: 'agree' }
      expect((await member.post(`/api/v1/dossiers/${id}/ballots`, vote)).status).toBe(200)
      expect((await member.post(`/api/v1/dossiers/${id}/ballots`, vote)).body.type).toBe('/problems/already-voted')
    }
    const closed = await office.post(`/api/v1/dossiers/${id}/vote-closing`, { version: council.body.version })
    expect(closed).toMatchObject({
      status: 200,
      body: { state: 'agreed', council: { tally: { agree: 3, disagree: 0 } } },
    })

    const decider = await api.as('provincial-chair')
    const decided = await decider.post(`/api/v1/dossiers/${id}/decision`, {
      version: closed.body.version,
      number: 'MH-24/QĐ-UBND',
      date: '2024-10-14',
      signer: 'Người quyết định (minh họa)',
    })
    expect(decided).toMatchObject({ status: 200, body: { state: 'decided' } })
    expect((await api.get(`/api/v1/recognitions?unit=${unitId}`)).body.items).toEqual([])
    const published = await decider.post(`/api/v1/dossiers/${id}/publication`, { version: decided.body.version })
    expect(published).toMatchObject({ status: 200, body: { state: 'published' } })
    const registry = await api.get('/api/v1/recognitions')
    expect(registry.body.items).toMatchObject([
      { unit: { code: '30253' }, state: 'in-force', decisionNumber: 'MH-24/QĐ-UBND' },
    ])

    const heir = await communeId(world, '30253', '2025-07-01')
    const inherited = await api.get(`/api/v1/recognitions?unit=${heir}&asOf=2025-07-01`)
    expect(inherited.body.items).toMatchObject([{ state: 'inherited', stateLabel: 'Kế thừa, chờ đánh giá lại' }])
  })

  test('a commune officer may not record figures for a neighbouring commune', async ({ world }) => {
    const neighbour = await world.api.as('neighbour-officer')
    const unitId = await communeId(world)
    const reply = await neighbour.post('/api/v1/figures', {
      unitId,
      period: '2024',
      figures: [{ element: 'ho', value: '100', noValue: null, basedOn: 0 }],
    })
    expect(reply).toMatchObject({ status: 403, body: { type: '/problems/not-your-unit' } })
  })
})

type DossierBody = {
  state: string
  version: number
  submission: number
  items: {
    indicator: string
    agency: { id: string } | null
    isMine: boolean
    appraisal: { submission: number } | null
  }[]
}

/** Every department gives its opinion on its own indicators; the last one moves the dossier on. */
async function appraiseAll({ api }: World, id: string): Promise<DossierBody> {
  let last: DossierBody | undefined
  const departments = cast.people.filter(({ posts }) => posts.some((post) => post.role === 'department-officer'))
  for (const { key } of departments) {
    const person = await api.as(key)
    const seen = (await person.get(`/api/v1/dossiers/${id}`)).body as DossierBody
    const byAgency = Map.groupBy(
      seen.items.filter((item) => item.isMine && item.appraisal?.submission !== seen.submission),
      (item) => item.agency?.id ?? '',
    )
    for (const [agencyId, items] of byAgency) {
      const version = ((await person.get(`/api/v1/dossiers/${id}`)).body as DossierBody).version
      const opinions = items.map((item) => ({ indicator: item.indicator, opinion: 'met' }))
      const reply = await person.post(`/api/v1/dossiers/${id}/appraisals`, { version, agencyId, opinions })
      expect(reply.status).toBe(200)
      last = reply.body
    }
  }
  if (!last) throw new Error('no department appraised')
  return last
}
