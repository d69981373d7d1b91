import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { findBinaries, type Binaries } from './cluster-binaries.ts'
import { chooseOwner, type Owner } from './cluster-owner.ts'

/** A private PostgreSQL: where it lives, how to reach it, how to stop it. */
export type Cluster = { url(database: string): string; adopted: boolean; stop(): Promise<void> }

type Notes = { port: number; password: string; folder: string }

const SUPERUSER = 'nts'

/**
 * Starts the private cluster under `dataDir`, making it at first use. A server left running by a killed process is
 * adopted. Throws a sentence in Vietnamese when the machine does not allow it.
 */
export async function startCluster(dataDir: string, binDir?: string): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true })
  const owner = chooseOwner()
  const binaries = await findBinaries(owner, binDir)
  const notesFile = join(dataDir, 'cluster.json')
  const notes = existsSync(notesFile)
    ? (JSON.parse(await readFile(notesFile, 'utf8')) as Notes)
    : await makeCluster(dataDir, notesFile, owner, binaries)

  const adopted = await isRunning(notes.folder, owner, binaries)
  const port = adopted ? portOf(notes.folder) : await startServer(notes, notesFile, owner, binaries)
  return {
    adopted,
    url: (database) => `postgresql://${SUPERUSER}:${notes.password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await run(binaries.pgCtl, ['stop', '-D', notes.folder, '-m', 'fast', '-w', '-t', '60'], owner)
    },
  }
}

async function makeCluster(dataDir: string, notesFile: string, owner: Owner, binaries: Binaries): Promise<Notes> {
  const folder = owner.placeFor(join(dataDir, 'postgres'))
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const password = randomBytes(24).toString('hex')
  const passwordFile = `${folder}.password`
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (owner.uid !== undefined) {
    await chown(folder, owner.uid, owner.gid ?? owner.uid)
    await chown(passwordFile, owner.uid, owner.gid ?? owner.uid)
  }
  // Without an explicit locale initdb follows the environment and may make SQL_ASCII, where length('Đồng') is 7.
  const locale =
    binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C']
  const auth = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`]
  await run(binaries.initdb, ['-D', folder, '--encoding=UTF8', ...locale, ...auth], owner)
  await rm(passwordFile)
  const notes: Notes = { port: await freePort(), password, folder }
  await writeFile(notesFile, JSON.stringify(notes), { mode: 0o600 })
  await chmod(notesFile, 0o600)
  return notes
}

async function startServer(notes: Notes, notesFile: string, owner: Owner, binaries: Binaries): Promise<number> {
  const port = (await isFree(notes.port)) ? notes.port : await freePort()
  if (port !== notes.port) await writeFile(notesFile, JSON.stringify({ ...notes, port }), { mode: 0o600 })
  // Sockets stay out of the shared temporary folder; everything goes over loopback TCP with a password.
  const options = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c max_connections=120',
    '-c shared_buffers=128MB',
    '-c max_wal_size=2GB',
  ].join(' ')
  const log = join(notes.folder, 'server.log')
  await run(binaries.pgCtl, ['start', '-D', notes.folder, '-l', log, '-w', '-t', '60', '-o', options], owner)
  return port
}

/** Asks pg_ctl, which reads postmaster.pid and checks that the process is alive. */
async function isRunning(folder: string, owner: Owner, binaries: Binaries): Promise<boolean> {
  if (!existsSync(join(folder, 'postmaster.pid'))) return false
  return spawnSync(binaries.pgCtl, ['status', '-D', folder], { ...owner.as }).status === 0
}

function portOf(folder: string): number {
  const line = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[3]
  if (!line) throw new Error(`Không đọc được cổng trong ${folder}/postmaster.pid.`)
  return Number(line)
}

function run(program: string, args: string[], owner: Owner): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { ...owner.as, cwd: '/' }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} không chạy được:\n${stderr || stdout || error.message}`))
      else resolve()
    })
    // The postmaster keeps the pipes it inherits open; pg_ctl itself ends, so do not wait for them.
    child.on('exit', (code) => {
      if (code === 0) resolve()
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
