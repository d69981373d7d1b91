import { openDatabase } from '../house.ts'
import type { Config } from '../kernel/config.ts'

export async function runMigrations(config: Config, say: (line: string) => void): Promise<void> {
  const database = await openDatabase(config)
  try {
    for (const name of database.migrated) say(`Đã chạy ${name}`)
    say(
      database.migrated.length === 0 ? 'Cơ sở dữ liệu đã ở bản mới nhất.' : `Đã chạy ${database.migrated.length} bản.`,
    )
  } finally {
    await database.stop()
  }
}
