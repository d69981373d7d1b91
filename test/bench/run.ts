// `npm run bench [part of a name…]` runs every *.bench.ts in this folder and prints one line each.
import { globSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startCluster } from '../../server/kernel/cluster.ts'
import { connect } from '../../server/kernel/db.ts'
import { newId } from '../../server/kernel/id.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type Bench, type BenchHouse, measure } from './bench.ts'
import { makeTemporaryFolder } from '../temporary-folder.ts'

const wanted = process.argv.slice(2)
const root = await makeTemporaryFolder('bench')
const cluster = await startCluster(join(root, 'cluster'), process.env['NTS_PG_BINDIR'])
let server: ServerProcess | undefined

const house: BenchHouse = {
  databaseUrl: cluster.url('bench'),
  async server() {
    server ??= await startServer({ NTS_DATA: join(root, 'server'), DATABASE_URL: cluster.url('bench') })
    return server
  },
  async freshDatabase() {
    const name = `fresh_${newId().replaceAll('-', '')}`
    await maintain(`create database ${name} encoding 'UTF8' template template0`)
    return { url: cluster.url(name), drop: () => maintain(`drop database ${name} with (force)`) }
  },
  folder: () => makeTemporaryFolder('data', root),
}

async function maintain(statement: string): Promise<void> {
  const maintenance = connect(cluster.url('postgres'), 1)
  await maintenance.pool.query(statement)
  await maintenance.close()
}

try {
  await maintain("create database bench encoding 'UTF8' template template0")
  for (const file of globSync('*.bench.ts', { cwd: import.meta.dirname }).toSorted()) {
    const { bench } = (await import(join(import.meta.dirname, file))) as { bench: Bench }
    if (wanted.length > 0 && !wanted.some((part) => bench.name.includes(part))) continue
    const line = await measure(bench, house)
    console.log(line.text)
    if (line.isMissed) process.exitCode = 1
  }
} finally {
  await server?.stop()
  await cluster.stop()
  await rm(root, { recursive: true, force: true })
}
