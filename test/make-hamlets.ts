import { Workbook } from '@cj-tech-master/excelts'
import { expect } from 'vitest'
import type { Caller, Reply } from './api.ts'
import type { World } from './harness.ts'
import { unitIdOf } from './make-people.ts'

export const BASIS = { number: 'MH-05/NQ-HĐND', signedOn: '2024-08-30', issuer: 'HĐND xã (minh họa)' }

/** The body of a new hamlet; `more` overrides. */
export const hamletOf = (communeId: string, name: string, more: object = {}) => ({
  communeId,
  type: 'ấp',
  name,
  from: '2023-01-01',
  households: null,
  population: null,
  source: null,
  ...more,
})

/** Its id. */
export async function addHamlet(as: Caller, communeId: string, name: string, more: object = {}): Promise<string> {
  const made = await as.post('/api/v1/hamlets', hamletOf(communeId, name, more))
  if (made.status !== 201) throw new Error(made.text)
  return made.body.id
}

export const counted = (households: number) => ({ households, source: 'Niên giám xã 2023 (minh họa)' })

export const hamletsIn = async (as: Caller, unit: string, more = '') =>
  (await as.get(`/api/v1/hamlets?unit=${unit}${more}`)).body

const HEAD = ['Loại', 'Tên', 'Số hộ', 'Số nhân khẩu', 'Số liệu ngày', 'Nguồn số liệu', 'Trưởng thôn, ấp', 'Điện thoại']
export type Cell = string | number | null

export async function hamletWorkbook(rows: Cell[][]): Promise<Buffer> {
  const book = new Workbook()
  const page = book.addWorksheet('Trang1')
  page.addRows([HEAD, ...rows])
  return Buffer.from(await book.xlsx.writeBuffer())
}

export const hamletCsv = (rows: Cell[][]): Buffer =>
  Buffer.from(`\uFEFF${[HEAD, ...rows].map((row) => row.map((cell) => cell ?? '').join(';')).join('\r\n')}`)

/** A list sent to the commune 30253 by its officer: read, not accepted. */
export async function sendHamlets(world: World, name: string, content: Buffer, day = '2024-01-01'): Promise<Reply> {
  const officer = await world.api.as('commune-officer')
  return officer.upload(`/api/v1/units/${await unitIdOf(world, '30253')}/hamlet-sheets?day=${day}`, name, content)
}

/** A list sent and accepted; the change it made. */
export async function bringIn(world: World, rows: Cell[][], day = '2024-01-01'): Promise<string> {
  const officer = await world.api.as('commune-officer')
  const staged = await sendHamlets(world, 'ds.csv', hamletCsv(rows), day)
  expect(staged.body).toMatchObject({ problems: [], canAccept: true })
  const accepted = await officer.post(`/api/v1/hamlet-sheets/${staged.body.sheet}/acceptance`)
  expect(accepted).toMatchObject({ status: 200, body: { change: expect.any(String) } })
  return accepted.body.change
}
