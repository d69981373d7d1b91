import { startServer } from '../server-process.ts'
import type { Bench } from './bench.ts'

export const bench: Bench = {
  name: 'start with a ready database',
  ours: 'from the command to the printed address, own PostgreSQL included',
  unit: 's',
  goal: { atMost: 5 },
  async prepare(house) {
    const data = await house.folder()
    const start = async (): Promise<number> => {
      const server = await startServer({ NTS_DATA: data })
      await server.stop()
      return server.startSeconds
    }
    return { ours: start }
  },
}
