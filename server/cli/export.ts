import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../kernel/config.ts'
import { loadSet, writeSetWorkbook } from '../modules/criteria/index.ts'
import { exportUnits } from '../modules/units/index.ts'
import { dateInVietnam, type Instant, instant } from '../kernel/time.ts'
import { systemActor } from '../kernel/policy.ts'
import type { Say } from '../kernel/progress.ts'
import { withHouse } from './with-house.ts'

/** Writes one published set to an Excel file that `nts import criteria` reads back to the same set. */
export async function exportCriteria(config: Config, set: string, file: string, say: Say): Promise<number> {
  const [, id, version] = /^([a-z0-9-]+)@(\d+)$/.exec(set) ?? []
  if (!id || !version) {
    say(`“${set}” không phải tên bộ tiêu chí. Viết dạng commune-basic-2021-2025@2.`)
    return 1
  }
  await withHouse(config, say, async ({ connection, clock, installation }) => {
    const today = dateInVietnam(clock.now())
    const ctx = {
      db: connection.db,
      actor: systemActor(today),
      now: clock.now,
      today: () => today,
      isDemo: installation.kind === 'demo',
    }
    await writeFile(file, await writeSetWorkbook(await loadSet(ctx, id, Number(version))))
  })
  say(`Đã ghi ${file}.`)
  return 0
}

/** Writes every unit of all time, as known now or at an instant. The same bytes as long as nothing about units changed. */
export async function exportUnitList(
  config: Config,
  file: string,
  options: { knownAt?: string },
  say: Say,
): Promise<number> {
  const knownAt = options.knownAt === undefined ? undefined : readInstant(options.knownAt)
  await withHouse(config, say, ({ connection }) => {
    const lines = exportUnits(connection.db, knownAt, (done, of) => say('Ghi đơn vị', { done, of, things: 'đơn vị' }))
    return pipeline(Readable.from(lines), createWriteStream(file))
  })
  say(`Đã ghi ${file}.`)
  return 0
}

function readInstant(text: string): Instant {
  try {
    return instant(text)
  } catch {
    throw new Error(`--known-at “${text}” không phải là một lúc. Viết dạng 2026-05-01T00:00:00Z hoặc có +07:00.`)
  }
}
