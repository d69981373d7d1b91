import { createApp } from './app.ts'
import { furnish, jobHouseOf, openDatabase } from './house.ts'
import { startAnchoring } from './kernel/anchor.ts'
import { type Config, refusePlainAddress } from './kernel/config.ts'
import { readInstallation, refusePublicDemo } from './kernel/installation.ts'
import { startJobs } from './kernel/jobs.ts'
import { createLog } from './kernel/log.ts'
import { forgetOldReplies } from './kernel/old-replies.ts'
import type { Say } from './kernel/progress.ts'
import { startSealer } from './kernel/seal.ts'
import { runAll } from './kernel/run-all.ts'
import { listenForSeals } from './kernel/seal-listener.ts'
import { modules } from './modules.ts'
import { catchUp, prepare } from './prepare.ts'

export type Running = { url: string; stop(): Promise<void> }

/** config → database → migrations → app → jobs; `stop` goes the other way. */
export async function start(config: Config, say: Say): Promise<Running> {
  refusePlainAddress(config)
  const log = createLog(config.logLevel)
  const database = await openDatabase(config, say, 'serve')
  const undo: (() => Promise<void>)[] = [database.stop]
  // What can be closed is closed: a step that fails must not leave PostgreSQL running.
  const stop = (): Promise<void> => runAll(undo.toReversed())
  try {
    const { connection } = database
    const earlier = await readInstallation(connection.db)
    const installation = earlier ?? (await prepare(config, connection, 'demo', say))
    refusePublicDemo(installation.kind, config.host, config.publicUrl)
    const house = furnish(config, connection, installation, modules)
    if (earlier) await catchUp(house, say)
    const sayAnchor = (error: unknown): void => log.error({ err: error }, 'anchor')
    const anchoring = startAnchoring(connection.db, config.anchorFile, house.clock.now, sayAnchor)
    undo.push(anchoring.stop)
    const sayUnsealed = (error: unknown): void => log.error({ err: error }, 'sealer')
    const { quietEvents } = house
    undo.push(startSealer(connection.db, { onError: sayUnsealed, onSealed: anchoring.sealed, quiet: quietEvents }))
    undo.push(await listenForSeals(connection.url, house.cache, (error) => log.error({ err: error }, 'seal listener')))
    const jobs = [forgetOldReplies, ...modules.flatMap((module) => module.jobs ?? [])]
    const workers = await startJobs(connection.url, jobs, jobHouseOf(house), log)
    house.useJobs(workers)
    undo.push(workers.stop)
    const app = await createApp(house, modules, log)
    const url = await app.listen({ host: config.host, port: config.port })
    undo.push(() => app.close())
    return { url: config.publicUrl ?? url, stop }
  } catch (error) {
    await stop().catch((later: unknown) => log.error({ err: later }, 'stop after a start that failed'))
    throw error
  }
}
