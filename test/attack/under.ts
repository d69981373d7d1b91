import { createApp } from '../../server/app.ts'
import type { App } from '../../server/kernel/http.ts'
import { createLog } from '../../server/kernel/log.ts'
import { modules } from '../../server/modules.ts'
import type { World } from '../harness.ts'

/** The same house under other settings. */
export async function under(
  world: World,
  settings: Partial<World['house']['config']>,
  log = createLog('silent'),
): Promise<App> {
  const app = await createApp({ ...world.house, config: { ...world.house.config, ...settings } }, modules, log)
  await app.ready()
  return app
}
