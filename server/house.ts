import { join } from 'node:path'
import { createPageCache } from './kernel/cache.ts'
import type { Config } from './kernel/config.ts'
import type { Reaction, Reactions } from './kernel/context.ts'
import { checkServer, connect, type Connection } from './kernel/db.ts'
import { folderStore } from './kernel/files.ts'
import { s3Store } from './kernel/s3-store.ts'
import { type House, transactAsSystem } from './kernel/http.ts'
import { clockOf, type Installation } from './kernel/installation.ts'
import type { JobHouse, Jobs } from './kernel/jobs.ts'
import { migrate } from './kernel/migrate.ts'
import { eventWordsOf, type Module, quietEventsOf } from './kernel/module.ts'
import type { Say } from './kernel/progress.ts'
import { runAll, throwAny } from './kernel/run-all.ts'
import { startCluster } from './kernel/cluster.ts'
import { followRestore } from './kernel/timeline.ts'

export type Database = { connection: Connection; migrated: string[]; stop(): Promise<void> }

/**
 * Opens the database named by the configuration, the private one when none is named, and brings it up to date. A
 * command that finds the private server running leaves it running: `nts serve` may be using it.
 */
export async function openDatabase(config: Config, say?: Say, use: 'command' | 'serve' = 'command'): Promise<Database> {
  const cluster = config.databaseUrl ? undefined : await startCluster(config.dataDir, config.pgBinDir)
  const url = config.databaseUrl ?? (await ownDatabase(cluster?.url('postgres') ?? '', cluster?.url('nts') ?? ''))
  const connection = connect(url)
  const ours = cluster && (use === 'serve' || !cluster.adopted) ? [cluster.stop] : []
  const stop = (): Promise<void> => runAll([connection.close, ...ours])
  try {
    await checkServer(connection.db)
    const migrated = await migrate(connection.pool, say)
    const timeline = await followRestore(connection.db)
    if (timeline)
      say?.(`Cơ sở dữ liệu đã được khôi phục vào một PostgreSQL khác: nhật ký đi tiếp ở dòng thời gian ${timeline}.`)
    return { connection, migrated, stop }
  } catch (error) {
    // Why it could not be opened says more than what then failed to close.
    await stop().catch(() => {})
    throw error
  }
}

async function ownDatabase(maintenanceUrl: string, url: string): Promise<string> {
  const maintenance = connect(maintenanceUrl, 1)
  try {
    const { rows } = await maintenance.pool.query("select 1 from pg_database where datname = 'nts'")
    if (rows.length === 0) await maintenance.pool.query("create database nts encoding 'UTF8' template template0")
  } finally {
    await maintenance.close()
  }
  return url
}

/** A house whose jobs somebody may have to wait for, or hand to workers. */
export type Furnished = House & {
  useJobs(jobs: Jobs): void
  /** Waits until the jobs that run in this process are done; throws what one of them threw. */
  finishJobs(): Promise<void>
}

/** What a job is given of a house. */
export function jobHouseOf(house: House): JobHouse {
  return { config: house.config, transact: (work) => transactAsSystem(house, 'job', work) }
}

/**
 * Puts together what every request needs. Until workers run (tests, commands), jobs run in this process right after
 * the commit that asked for them.
 */
export function furnish(
  config: Config,
  connection: Connection,
  installation: Installation,
  modules: readonly Module[],
): Furnished {
  const running = new Set<Promise<void>>()
  // A job may fail long before anybody waits for it.
  const failures: unknown[] = []
  const house: Furnished = {
    config,
    connection,
    installation,
    clock: clockOf(installation, config.fixedNow),
    files: config.s3 ? s3Store(config.s3, join(config.dataDir, 'parts')) : folderStore(join(config.dataDir, 'files')),
    cache: createPageCache(),
    reactions: collectReactions(modules),
    jobs: {
      send: async (ctx, name, input) => {
        const job = modules.flatMap((module) => module.jobs ?? []).find((one) => one.name === name)
        if (!job) throw new Error(`no room has a job ${name}`)
        ctx.afterCommit(() => {
          const run = (async () => job.work(jobHouseOf(house), input))()
            .catch((error: unknown) => void failures.push(error))
            .finally(() => running.delete(run))
          running.add(run)
        })
      },
    },
    finishJobs: async () => {
      while (running.size > 0) await Promise.all(running)
      throwAny(failures.splice(0))
    },
    useJobs: (started) => (house.jobs = started),
    unitImpacts: modules.flatMap((module) => module.unitImpact ?? []),
    leftOpens: modules.flatMap((module) => module.leftOpen ?? []),
    eventWords: eventWordsOf(modules),
    quietEvents: quietEventsOf(modules),
    nav: modules.flatMap((module) => module.nav ?? []).sort((a, b) => a.order - b.order),
  }
  return house
}

function collectReactions(modules: readonly Module[]): Reactions {
  const all = new Map<string, Reaction[]>()
  for (const module of modules)
    for (const [type, reaction] of Object.entries(module.reactions ?? {})) {
      const list = all.get(type) ?? []
      all.set(type, [...list, reaction])
    }
  return all
}
