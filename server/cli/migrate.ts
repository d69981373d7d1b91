import { furnish, openDatabase } from '../house.ts'
import type { Config } from '../kernel/config.ts'
import { readInstallation } from '../kernel/installation.ts'
import type { Say } from '../kernel/progress.ts'
import { modules } from '../modules.ts'
import { catchUp } from '../prepare.ts'

/** Brings a database up to date: its tables, and what newer versions ship. */
export async function runMigrations(config: Config, say: Say): Promise<void> {
  const database = await openDatabase(config, say)
  try {
    for (const name of database.migrated) say(`Đã chạy ${name}`)
    say(
      database.migrated.length === 0 ? 'Cơ sở dữ liệu đã ở bản mới nhất.' : `Đã chạy ${database.migrated.length} bản.`,
    )
    const { connection } = database
    const installation = await readInstallation(connection.db)
    if (installation) await catchUp(furnish(config, connection, installation, modules), say)
  } finally {
    await database.stop()
  }
}
