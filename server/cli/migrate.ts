import { openDatabase } from '../house.ts'
import type { Config } from '../kernel/config.ts'
import type { Say } from '../kernel/progress.ts'

export async function runMigrations(config: Config, say: Say): Promise<void> {
  const database = await openDatabase(config, say)
  try {
    for (const name of database.migrated) say(`Đã chạy ${name}`)
    say(
      database.migrated.length === 0 ? 'Cơ sở dữ liệu đã ở bản mới nhất.' : `Đã chạy ${database.migrated.length} bản.`,
    )
  } finally {
    await database.stop()
  }
}
