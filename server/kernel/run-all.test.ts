import { expect, test } from 'vitest'
import { runAll } from './run-all.ts'

test('a step that fails keeps no other from being done, and every failure is told', async () => {
  const done: string[] = []
  const step = (name: string, fails = false) => ({
    [name]: async () => {
      done.push(name)
      if (fails) throw new Error(name)
    },
  })
  const { app, jobs, database } = { ...step('app', true), ...step('jobs', true), ...step('database') }
  const steps = [app, jobs, database].filter((one) => one !== undefined)
  await expect(runAll(steps)).rejects.toMatchObject({ errors: [{ message: 'app' }, { message: 'jobs' }] })
  expect(done).toEqual(['app', 'jobs', 'database'])
  await expect(runAll([async () => Promise.reject(new Error('one'))])).rejects.toThrow('one')
  await runAll([async () => 'fine'])
})
