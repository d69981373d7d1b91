import lighthouse from 'lighthouse'
import { openBrowser } from '../e2e/browser.ts'
import { findFreePort } from '../e2e/free-port.ts'
import type { Bench } from './bench.ts'

const PAGES = ['/', '/don-vi/30253', '/cong-nhan']

/** The lowest performance score of the three pages people open most, on Lighthouse's slow phone. */
export const bench: Bench = {
  name: 'Lighthouse performance',
  ours: `lowest of ${PAGES.join(', ')}, simulated slow phone`,
  unit: 'of 100',
  turns: 5,
  goal: { atLeast: 90 },
  async prepare(house) {
    const server = await house.server()
    const port = await findFreePort()
    const browser = await openBrowser([`--remote-debugging-port=${port}`])
    return {
      async ours() {
        const scores: number[] = []
        for (const path of PAGES) {
          const run = await lighthouse(server.url + path, { port, logLevel: 'silent', onlyCategories: ['performance'] })
          scores.push((run?.lhr.categories['performance']?.score ?? 0) * 100)
        }
        return Math.min(...scores)
      },
      close: () => browser.close(),
    }
  },
}
