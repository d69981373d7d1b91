import type { Config } from '../kernel/config.ts'
import { start } from '../main.ts'

/** Runs until a signal; a second signal ends at once. */
export async function serve(config: Config, say: (line: string) => void): Promise<void> {
  const running = await start(config, say)
  say(`Nông thôn số đang chạy: ${running.url}`)
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (ending) process.exit(1)
      ending = true
      void running.stop().finally(() => process.exit(0))
    })
}
