import { furnish, openDatabase } from '../house.ts'
import type { Config } from '../kernel/config.ts'
import type { House } from '../kernel/http.ts'
import { readInstallation } from '../kernel/installation.ts'
import type { Say } from '../kernel/progress.ts'
import { modules } from '../modules.ts'

/** Runs a command on a database that was made before, and closes it whatever happens. `say` hears of migrations. */
export async function withHouse<T>(config: Config, say: Say, work: (house: House) => Promise<T>): Promise<T> {
  const database = await openDatabase(config, say)
  try {
    const installation = await readInstallation(database.connection.db)
    if (!installation)
      throw new Error('Cơ sở dữ liệu này còn trống. Tạo bằng npx nts init (thật) hoặc npm start (minh họa) trước.')
    const house = furnish(config, database.connection, installation, modules)
    const done = await work(house)
    await house.finishJobs()
    return done
  } finally {
    await database.stop()
  }
}
