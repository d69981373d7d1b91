import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InstallationKind } from '../../server/kernel/installation.ts'
import { cloneDatabase } from '../harness.ts'
import { type ServerProcess, startServer } from '../server-process.ts'

/** The real server as its own process, on a fresh copy of the run's demo or real database and a folder of its own. */
export async function openServer(options: { kind?: InstallationKind; now?: string } = {}): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'nts-server-'))
  const server = await startServer({
    NTS_DATA: folder,
    DATABASE_URL: await cloneDatabase(options.kind ?? 'demo'),
    NTS_NOW: options.now ?? '',
  })
  return {
    ...server,
    async stop(signal) {
      await server.stop(signal)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
