import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'

// A real set over invented figures does not make them real: in a demo everything shown under it says so.

const REAL = 'commune-basic-2021-2025@2'

const idOf = async ({ api }: World, query: string): Promise<string> =>
  (await api.get(`/api/v1/units?${query}`)).body.items[0].id

describe('a real criteria set in a demo', () => {
  test('gives results that say they are a sample, on the page of a commune and in the API', async ({ world }) => {
    const unit = await idOf(world, 'q=30154&level=commune&asOf=2024-10-14')
    const board = await world.api.get(`/api/v1/units/${unit}/board?period=2024&set=${REAL}`)
    expect(board.body.set).toMatchObject({ id: 'commune-basic-2021-2025', illustrative: true })
    expect(board.body.criteria[0].indicators[0].illustrative).toBe(true)
    const page = await world.api.page(`/don-vi/30154?bo=${REAL}&chi-tieu=17.2`)
    const [, result = ''] = /tự đánh giá đạt([\s\S]*?)<\/p>/.exec(page.text) ?? []
    expect(result).toContain('minh họa')
    const [, reason = ''] = /id="vi-sao"([\s\S]*?)<\/details>/.exec(page.text) ?? []
    expect(reason).toContain('minh họa')
  })

  test('cannot be published as if it were real', async ({ world }) => {
    const office = await world.api.as('coordination-office')
    const unitId = await idOf(world, 'q=87&level=province&asOf=2024-10-14')
    const published = await office.post('/api/v1/publications', { unitId, year: 2024, set: REAL })
    expect(published.status).toBe(201)
    const { items } = (await world.api.get('/api/v1/publications?year=2024')).body
    expect(items[0].illustrative).toBe(true)
    const results = await world.api.raw(`/api/v1/publications/${published.body.id}/results.json`)
    expect(JSON.parse(results.toString()).set).toMatchObject({ id: 'commune-basic-2021-2025', illustrative: true })
    expect((await world.api.page('/cong-bo')).text).toContain('<span class="tag sample">minh họa</span>')
  })
})
