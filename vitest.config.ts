import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const beside = ['{server,design,tools,web}/**/*.test.{ts,tsx}', 'test/*.test.ts', 'test/bench/*.test.ts']
const all = globSync(beside, { cwd: import.meta.dirname })

/** A test that opens a house needs PostgreSQL; every other one is a unit test. The import decides, not a naming rule. */
const opensHouse = (file: string): boolean =>
  /^import .* from '.*\/harness\.ts'$/m.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
const integration = all.filter(opensHouse)
const globalSetup = ['test/global-setup.ts']
const patience = { testTimeout: 30_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: beside, exclude: [...integration, '**/node_modules/**'], ...patience } },
      { test: { name: 'integration', include: integration, globalSetup, ...patience } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A page waits for its server as long as Playwright's own waits do, not for the second a poll gets by default.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
