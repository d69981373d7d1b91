import { rm } from 'node:fs/promises'
import type { InstallationKind } from '../../server/kernel/installation.ts'
import { cloneDatabase } from '../harness.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { makeTemporaryFolder } from '../temporary-folder.ts'

type Options = {
  kind?: InstallationKind
  now?: string
  /** Fills the database before the server starts. */
  before?: (databaseUrl: string) => Promise<void>
  environment?: Record<string, string>
}

/** The real server as its own process, on a fresh copy of the run's demo or real database and a folder of its own. */
export async function openServer(options: Options = {}): Promise<ServerProcess> {
  const folder = await makeTemporaryFolder('server')
  const databaseUrl = await cloneDatabase(options.kind ?? 'demo')
  await options.before?.(databaseUrl)
  const server = await startServer({
    NTS_DATA: folder,
    DATABASE_URL: databaseUrl,
    NTS_NOW: options.now ?? '',
    ...options.environment,
  })
  return {
    ...server,
    async stop(signal) {
      await server.stop(signal)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
