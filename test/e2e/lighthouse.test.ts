import lighthouse from 'lighthouse'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { openBrowser } from './browser.ts'
import { findFreePort } from './free-port.ts'
import { openServer } from './open-server.ts'

let browser: Browser
let server: ServerProcess
let port: number
beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z' })
  port = await findFreePort()
  browser = await openBrowser([`--remote-debugging-port=${port}`])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

// How fast a page is on this machine at this moment is no test: the performance score is a bench.
test.each(['/', '/don-vi/30253', '/cong-nhan'])(
  'Lighthouse finds nothing to improve for people on %s',
  async (path) => {
    const run = await lighthouse(server.url + path, {
      port,
      logLevel: 'silent',
      onlyCategories: ['accessibility', 'best-practices'],
    })
    const audits = Object.values(run?.lhr.audits ?? {})
    const faults = audits.filter(({ score }) => score !== null && score < 1).map(({ id, title }) => `${id}: ${title}`)
    expect(faults).toEqual([])
    const scores = Object.values(run?.lhr.categories ?? {}).map(({ score }) => score)
    expect(scores).toEqual([1, 1])
  },
)
