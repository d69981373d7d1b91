import { setImmediate } from 'node:timers/promises'
import { expect } from 'vitest'
import { z } from 'zod'
import { test } from '../test/harness.ts'
import { furnish } from './house.ts'
import { transactAsSystem } from './kernel/http.ts'
import { defineOutsideJob } from './kernel/jobs.ts'

test('a job that failed before anybody waited for it is told to who waits', async ({ world }) => {
  const begun = Promise.withResolvers<void>()
  const job = defineOutsideJob({
    name: 'test.fails',
    input: z.object({}),
    run: async () => {
      begun.resolve()
      throw new Error('no figures')
    },
  })
  const { config, connection, installation } = world.house
  const house = furnish(config, connection, installation, [{ name: 'test', jobs: [job] }])
  await transactAsSystem(house, 'test', (ctx) => ctx.enqueue('test.fails', {}))
  await begun.promise
  // Whatever a rejection nobody handles would do, it has done by now.
  await setImmediate()
  await expect(house.finishJobs()).rejects.toThrow('no figures')
  await house.finishJobs()
})
