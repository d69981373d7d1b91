import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Who runs the private PostgreSQL, and where that user can keep its folder. */
export type Owner = {
  uid?: number
  gid?: number
  /** Options for child processes that must run as this user. */
  as: { uid?: number; gid?: number }
  canRead(path: string): boolean
  /** The wanted folder when this user can reach it, else one under /var/lib. */
  placeFor(path: string): string
}

const SERVICE_USERS = ['postgres', 'nts-postgres'] as const

/** An ordinary user runs the server as itself; PostgreSQL refuses root, so root hands it to a service user. */
export function chooseOwner(): Owner {
  if (process.getuid?.() !== 0) return { as: {}, canRead: () => true, placeFor: (path) => path }
  const user = findServiceUser() ?? createServiceUser()
  const as = { uid: user.uid, gid: user.gid }
  const canRead = (path: string): boolean => spawnSync('test', ['-r', path], { ...as, cwd: '/' }).status === 0
  const placeFor = (path: string): string => {
    if (canRead(dirname(path))) return path
    const folder = join('/var/lib/nong-thon-so', createHash('sha256').update(path).digest('hex').slice(0, 16))
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    return join(folder, 'postgres')
  }
  return { ...as, as, canRead, placeFor }
}

function findServiceUser(): { uid: number; gid: number } | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of SERVICE_USERS) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  return undefined
}

function createServiceUser(): { uid: number; gid: number } {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'nts-postgres'])
  const user = findServiceUser()
  if (user) return user
  throw new Error(
    'PostgreSQL không chạy được bằng tài khoản root và không tạo được tài khoản nts-postgres. ' +
      'Chạy bằng một tài khoản thường, hoặc đặt DATABASE_URL.',
  )
}
