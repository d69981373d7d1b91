import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Caller } from '../../../test/api.ts'
import { test, type World } from '../../../test/harness.ts'
import { unitIdOf } from '../../../test/make-people.ts'

const SET = 'minh-hoa-xa-2024@1'

type Given = { element: string; value: string | null; noValue?: string; note?: string; basedOn?: number }

async function desk(world: World, period: string) {
  const officer: Caller = await world.api.as('commune-officer')
  const unitId = await unitIdOf(world, '30253')
  const save = async (given: Given) =>
    (await officer.post('/api/v1/figures', { unitId, period, figures: [{ noValue: null, basedOn: 0, ...given }] })).body
  const shown = async () =>
    (await officer.get(`/api/v1/units/${unitId}/figures?period=${period}&set=${SET}`)).body.figures
  const undo = (changeSet: string) => officer.post(`/api/v1/change-sets/${changeSet}/undo`)
  const undone = async () =>
    (
      await sql<{
        body: string
      }>`select body from kernel.event where type = 'indicators.change-undone' order by id`.execute(world.db)
    ).rows.map(({ body }) => JSON.parse(body))
  return { save, shown, undo, undone }
}

describe('the note of a figure', () => {
  test('stays when the value is saved anew without one, and goes when it is emptied', async ({ world }) => {
    const { save, shown } = await desk(world, '2023-08')
    await save({ element: 'ho', value: '100', note: 'Theo sổ hộ khẩu' })
    await save({ element: 'ho', value: '120', basedOn: 1 })
    expect(await shown()).toMatchObject([{ value: '120', revision: 2, note: 'Theo sổ hộ khẩu' }])
    await save({ element: 'ho', value: '120', basedOn: 2, note: '' })
    expect(await shown()).toMatchObject([{ value: '120', revision: 3, note: null }])
  })

  test('comes back when a save is undone that changed it, with its value or alone', async ({ world }) => {
    const { save, shown, undo, undone } = await desk(world, '2023-09')
    await save({ element: 'ho', value: '100', note: 'Theo sổ hộ khẩu' })
    const both = await save({ element: 'ho', value: '120', note: 'Đếm lại', basedOn: 1 })
    expect((await undo(both.changeSet)).status).toBe(200)
    expect(await shown()).toMatchObject([{ value: '100', note: 'Theo sổ hộ khẩu', revision: 3 }])
    const alone = await save({ element: 'ho', value: '100', note: 'Đã rà lại', basedOn: 3 })
    const reply = await undo(alone.changeSet)
    expect(reply).toMatchObject({ status: 200, body: { recorded: 1 } })
    expect(await shown()).toMatchObject([{ value: '100', note: 'Theo sổ hộ khẩu', revision: 5 }])
    expect(await undone()).toContainEqual({ changeSet: alone.changeSet, by: reply.body.changeSet })
    expect(reply.body.changeSet).not.toBeNull()
  })
})

test('an undo that would change nothing is refused, and the log says nothing of it', async ({ world }) => {
  const { save, undo, undone } = await desk(world, '2023-10')
  const { changeSet } = await save({ element: 'ho', value: null, noValue: 'not-reported' })
  const before = await undone()
  expect(await undo(changeSet)).toMatchObject({ status: 409, body: { type: '/problems/nothing-to-undo' } })
  expect(await undone()).toEqual(before)
})
