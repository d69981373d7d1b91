import { isLoopback } from './config.ts'
import { newId } from './id.ts'
import type { Db, Tx } from './db.ts'
import { clockFrom, settableClock, systemClock, type Clock, type Instant } from './time.ts'

declare module './db.ts' {
  interface Tables {
    'kernel.installation': {
      only_row: boolean | undefined
      id: string
      kind: 'demo' | 'real'
      created_at: Instant
      working_instant: Instant | null
    }
  }
}

export type InstallationKind = 'demo' | 'real'
export type Installation = { id: string; kind: InstallationKind; workingInstant: Instant | null }

export async function readInstallation(db: Db | Tx): Promise<Installation | undefined> {
  const row = await db.selectFrom('kernel.installation').selectAll().executeTakeFirst()
  return row && { id: row.id, kind: row.kind, workingInstant: row.working_instant }
}

/** Says once and for ever whether this database is a demo (rule 23). */
export async function createInstallation(db: Db | Tx, kind: InstallationKind): Promise<Installation> {
  const id = newId()
  const row = { id, kind, created_at: systemClock.now(), working_instant: null }
  await db
    .insertInto('kernel.installation')
    .values({ only_row: true, ...row })
    .execute()
  return { id, kind, workingInstant: null }
}

export type WorkingClock = Clock & { set(instant: Instant): void }

/** The one clock. A real database always shows the real time; a demo may be set. */
export function clockOf(installation: Installation, fixedNow: string | undefined): WorkingClock {
  const refuse = (): never => {
    throw new Error('Chỉ cơ sở dữ liệu minh họa mới đặt được đồng hồ.')
  }
  if (installation.kind === 'real') {
    if (fixedNow) throw new Error('NTS_NOW chỉ dùng với cơ sở dữ liệu minh họa. Bỏ biến này rồi chạy lại.')
    return { now: systemClock.now, set: refuse }
  }
  const start = fixedNow ?? installation.workingInstant
  if (start) return settableClock(start)
  let inner: Clock = systemClock
  return { now: () => inner.now(), set: (instant) => (inner = clockFrom(instant)) }
}

/** A demo shows invented people and results: it never listens to, or calls itself, a public address. */
export function refusePublicDemo(kind: InstallationKind, host: string, publicUrl: string | undefined): void {
  if (kind !== 'demo') return
  const publicHost = publicUrl ? new URL(publicUrl).hostname : host
  for (const name of [host, publicHost])
    if (!isLoopback(name))
      throw new Error(
        `Cơ sở dữ liệu minh họa không mở ở địa chỉ ${name}. Dùng HOST=127.0.0.1, hoặc tạo cơ sở dữ liệu thật bằng: npx nts init`,
      )
}
