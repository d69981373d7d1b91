import type { Bench } from './bench.ts'
import { timeRequests } from './load.ts'
import { signIn } from './sign-in.ts'

const REQUESTS = 200

export const bench: Bench = {
  name: 'authorised read',
  ours: 'the board of a commune asked with a session, 1 connection',
  baseline: 'the same asked by nobody',
  goal: { atMost: 1.3 },
  async prepare(house) {
    const { url } = await house.server()
    const cookie = await signIn(url, 'coordination-office')
    const found = (await (await fetch(`${url}/api/v1/units?q=30253&level=commune&asOf=2024-06-30`)).json()) as {
      items: { id: string }[]
    }
    const address = `${url}/api/v1/units/${found.items[0]?.id}/board?period=2024`
    const addresses = Array.from({ length: REQUESTS }, () => address)
    return {
      ours: () => timeRequests(addresses, { cookie }),
      baseline: () => timeRequests(addresses),
    }
  },
}
