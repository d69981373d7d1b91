import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { startCluster } from '../server/kernel/cluster.ts'
import { readConfig } from '../server/kernel/config.ts'
import { connect } from '../server/kernel/db.ts'
import { migrate } from '../server/kernel/migrate.ts'
import { prepare } from '../server/prepare.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's cluster with `{db}` in place of the database name. */
    cluster: string
  }
}

/** One private cluster a run, with a migrated and filled template database per kind of installation. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await makeTemporaryFolder('test')
  const config = readConfig({ ...process.env, NTS_DATA: folder, NTS_LOG: 'silent' })
  const cluster = await startCluster(folder, config.pgBinDir)
  const maintenance = connect(cluster.url('postgres'), 1)
  for (const kind of ['demo', 'real'] as const) {
    await maintenance.pool.query(`create database template_${kind} encoding 'UTF8' template template0`)
    const connection = connect(cluster.url(`template_${kind}`), 4)
    await migrate(connection.pool)
    await prepare(config, connection, kind, () => {})
    await connection.pool.query('vacuum analyze')
    await connection.close()
  }
  await maintenance.close()
  project.provide('cluster', cluster.url('{db}'))
  return async () => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
