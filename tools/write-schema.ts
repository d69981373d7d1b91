// `npm run schema`: writes docs/schema.sql from an empty database that the migrations have just filled.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '../server/house.ts'
import { readConfig } from '../server/kernel/config.ts'
import { describeSchema } from './describe-schema.ts'
import { makeTemporaryFolder } from '../test/temporary-folder.ts'

const folder = await makeTemporaryFolder('schema')
const database = await openDatabase(readConfig({ NTS_DATA: folder, NTS_LOG: 'silent' }))
try {
  const text = await describeSchema(database.connection.db)
  await writeFile(join(import.meta.dirname, '..', 'docs', 'schema.sql'), text)
  console.log('docs/schema.sql')
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
