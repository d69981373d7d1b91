import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { shippedSets } from './ship.ts'
import { writeSetWorkbook } from './write-set-workbook.ts'

test('the list says how many levels of each set have no confirmed source', async ({ world }) => {
  const { body } = await world.api.get('/api/v1/criteria-sets')
  const national = body.items.find(
    (set: { id: string; version: number }) => set.id === 'commune-basic-2021-2025' && set.version === 2,
  )
  expect(national).toMatchObject({
    illustrative: false,
    officialCounts: { criteria: 19, indicators: 57 },
    counts: { confirmed: 0 },
  })
  expect(national.counts.unknown).toBeGreaterThan(0)
  const whole = await world.api.get('/api/v1/criteria-sets/commune-basic-2021-2025/2')
  expect(whole.body.criteria).toHaveLength(19)
})

test('an administrator brings in a whole set from Excel: first a dry run, then it scores at once', async ({
  world,
}) => {
  const [sample] = shippedSets().filter((set) => set.illustrative)
  if (!sample) throw new Error('no illustrative set')
  const admin = await world.api.as('administrator')
  const book = await writeSetWorkbook({ ...sample, id: 'thu-nghiem', title: { vi: 'Bộ thử nghiệm', en: 'Trial' } })
  const read = await admin.upload('/api/v1/criteria-sets/sheets', 'bo-thu.xlsx', book)
  expect(read).toMatchObject({ status: 201, body: { problems: [], summary: { id: 'thu-nghiem' } } })
  expect((await world.api.get('/api/v1/criteria-sets/thu-nghiem/1')).status).toBe(404)

  const path = `/api/v1/criteria-sets/sheets/${read.body.upload}/acceptance`
  expect((await admin.post(path)).status).toBe(201)
  expect((await world.api.get('/api/v1/criteria-sets/thu-nghiem/1')).body.title.vi).toBe('Bộ thử nghiệm')
})

test('a commune officer may not bring in criteria, and a text file is not a set', async ({ world }) => {
  const officer = await world.api.as('commune-officer')
  expect((await officer.upload('/api/v1/criteria-sets/sheets', 'x.xlsx', Buffer.from('xin chào'))).status).toBe(403)
  const admin = await world.api.as('administrator')
  expect(await admin.upload('/api/v1/criteria-sets/sheets', 'x.xlsx', Buffer.from('xin chào'))).toMatchObject({
    status: 415,
    body: { type: '/problems/set-sheet-type' },
  })
})

test('a level known only from general knowledge cannot be confirmed', async ({ world }) => {
  const admin = await world.api.as('administrator')
  const reply = await admin.post('/api/v1/criteria-sets/commune-basic-2021-2025/2/confirmations', {
    levelKey: '1.1',
    legalReference: 'QĐ 318/QĐ-TTg, Phụ lục, chỉ tiêu 1.1',
  })
  expect(reply).toMatchObject({ status: 409, body: { type: '/problems/source-too-weak' } })
})

test('every address of the API is described in OpenAPI', async ({ world }) => {
  const { status, body } = await world.api.get('/api/openapi.json')
  expect(status).toBe(200)
  expect(Object.keys(body.paths)).toContain('/api/v1/criteria-sets/{id}/{version}')
})
