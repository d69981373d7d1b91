import { furnish, type Furnished } from './house.ts'
import type { Config } from './kernel/config.ts'
import type { Connection } from './kernel/db.ts'
import { transactAsSystem } from './kernel/http.ts'
import { createInstallation, type Installation, type InstallationKind } from './kernel/installation.ts'
import type { Say } from './kernel/progress.ts'
import { instant } from './kernel/time.ts'
import { modules } from './modules.ts'

/** What a demo comes with was known before any day its clock can be set to. */
const DEMO_BEGINS = instant('2023-01-01T00:00:00Z')

/**
 * Fills an empty database: what every province needs (units, agencies, criteria), then, for a demo, the cast and
 * the illustrative set. Each room says what it brings; one transaction for all, so a killed start leaves nothing.
 */
export async function prepare(
  config: Config,
  connection: Connection,
  kind: InstallationKind,
  say: Say,
): Promise<Installation> {
  say(kind === 'demo' ? 'Tạo cơ sở dữ liệu minh họa…' : 'Tạo cơ sở dữ liệu thật, chưa có người dùng…')
  const planned: Installation = { id: '', kind, workingInstant: kind === 'demo' ? DEMO_BEGINS : null }
  const house = furnish({ ...config, fixedNow: undefined }, connection, planned, modules)
  const made = await transactAsSystem(house, 'prepare', async (ctx) => {
    const installation = await createInstallation(ctx.db, kind)
    const bringing = modules.filter((module) => module.prepare)
    for (const [done, module] of bringing.entries()) {
      say('Nạp dữ liệu đi kèm', { done, of: bringing.length, things: 'phần' })
      await module.prepare?.(ctx, kind, say)
    }
    return installation
  })
  await house.finishJobs()
  return made
}

/**
 * Gives a database that was filled by an earlier version what is shipped since: each room adds what it lacks, in one
 * transaction for all. Does nothing when nothing is missing.
 */
export async function catchUp(house: Furnished, say: Say): Promise<void> {
  await transactAsSystem(house, 'catch-up', async (ctx) => {
    for (const module of modules) await module.catchUp?.(ctx, say)
  })
  await house.finishJobs()
}
