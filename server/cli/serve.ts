import type { Config } from '../kernel/config.ts'
import type { Say } from '../kernel/progress.ts'
import { start } from '../main.ts'
import { sayFault } from './say-fault.ts'

/** Ctrl-C reaches the whole process group, and the launcher passes it on: the same wish arrives twice at once. */
const ECHO_MS = 1000

/** Runs until a signal; a second one, later, ends at once. Exits with 1 when something could not be closed. */
export async function serve(config: Config, say: Say): Promise<void> {
  const running = await start(config, say)
  say(`Nông thôn số đang chạy: ${running.url}`)
  let asked: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (asked !== undefined && performance.now() - asked > ECHO_MS) process.exit(1)
      if (asked !== undefined) return
      asked = performance.now()
      void running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          say(`Dừng chưa trọn vẹn. ${sayFault(error)}`)
          process.exit(1)
        },
      )
    })
}
