import { rm } from 'node:fs/promises'
import { test as base, inject } from 'vitest'
import { createApp } from '../server/app.ts'
import { furnish, type Furnished } from '../server/house.ts'
import { readConfig } from '../server/kernel/config.ts'
import { connect, type Db } from '../server/kernel/db.ts'
import type { App } from '../server/kernel/http.ts'
import { newId } from '../server/kernel/id.ts'
import { type InstallationKind, readInstallation } from '../server/kernel/installation.ts'
import { createLog } from '../server/kernel/log.ts'
import { modules } from '../server/modules.ts'
import { createApi, type Api } from './api.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

/** A running house on a database of its own, cloned from the run's template. */
export type World = { app: App; house: Furnished; db: Db; api: Api; url: string; close(): Promise<void> }

export type WorldOptions = { kind?: InstallationKind; now?: string; env?: Record<string, string> }

/** Opens a house. `now` starts the clock of a demo there; a real house always shows the real time. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const kind = options.kind ?? 'demo'
  const url = await cloneDatabase(kind)
  const folder = await makeTemporaryFolder('world')
  const config = {
    ...readConfig({ NTS_DATA: folder, NTS_LOG: 'silent', ...options.env }),
    ...(kind === 'demo' && { fixedNow: options.now }),
  }
  const connection = connect(url, 8)
  const installation = await readInstallation(connection.db)
  if (!installation) throw new Error('the template has no installation')
  const house = furnish(config, connection, installation, modules)
  const app = await createApp(house, modules, createLog('silent'))
  await app.ready()
  const close = async (): Promise<void> => {
    await house.finishJobs()
    await app.close()
    await connection.close()
    await dropDatabase(url)
    await rm(folder, { recursive: true, force: true })
  }
  return { app, house, db: connection.db, api: createApi(app), url, close }
}

const databaseAt = (name: string): string => inject('cluster').replace('{db}', name)

/** A fresh copy of the template; returns its address. */
export async function cloneDatabase(kind: InstallationKind): Promise<string> {
  const name = `test_${newId().replaceAll('-', '')}`
  const maintenance = connect(databaseAt('postgres'), 1)
  try {
    // Two clones at once would find the template in use; the lock makes them queue.
    await maintenance.pool.query('select pg_advisory_lock(1)')
    await maintenance.pool.query(`create database ${name} template template_${kind}`)
  } finally {
    await maintenance.close()
  }
  return databaseAt(name)
}

async function dropDatabase(url: string): Promise<void> {
  const maintenance = connect(databaseAt('postgres'), 1)
  await maintenance.pool.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`)
  await maintenance.close()
}

/** `test` with a demo world per file on the working date 14/10/2024, three tiers of government. */
export const test = base.extend<{ world: World }>({
  world: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the fixtures a function needs from its first parameter
    async ({}, use) => {
      const world = await openWorld({ now: '2024-10-14T02:00:00Z' })
      await use(world)
      await world.close()
    },
    { scope: 'file' },
  ],
})
