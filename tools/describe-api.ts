import { createApp } from '../server/app.ts'
import { furnish } from '../server/house.ts'
import { readConfig } from '../server/kernel/config.ts'
import { connect } from '../server/kernel/db.ts'
import { createLog } from '../server/kernel/log.ts'
import { modules } from '../server/modules.ts'

/** The OpenAPI 3.1 document of every route, as committed text. Routes are declared, not called: no database is needed. */
export async function describeApi(): Promise<string> {
  const connection = connect('postgresql://nobody@127.0.0.1:1/none', 1)
  const house = furnish(
    readConfig({ NTS_LOG: 'silent' }),
    connection,
    { id: '', kind: 'demo', workingInstant: null },
    modules,
  )
  const app = await createApp(house, modules, createLog('silent'))
  try {
    await app.ready()
    return `${JSON.stringify(app.swagger(), null, 2)}\n`
  } finally {
    await app.close()
    await connection.close()
  }
}
