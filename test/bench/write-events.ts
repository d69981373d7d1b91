import { sql } from 'kysely'
import type { Db } from '../../server/kernel/db.ts'
import { newId } from '../../server/kernel/id.ts'
import { nudgeSealer } from '../../server/kernel/seal.ts'

/** The rate the house must bear: a transaction of ten events every hundredth of a second. */
export const A_SECOND = 1000

/** Writes at that rate for so long; answers the milliseconds a transaction took, on average. */
export async function writeSteadily(db: Db, seconds: number): Promise<number> {
  const started = performance.now()
  const open: Promise<number>[] = []
  for (let written = 0; written < A_SECOND * seconds; written += 10) {
    const due = started + (written / A_SECOND) * 1000
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    open.push(writeTen(db))
  }
  const took = await Promise.all(open)
  return took.reduce((sum, one) => sum + one, 0) / took.length
}

/** Digests are of no interest to a bench of the sealer. */
async function writeTen(db: Db): Promise<number> {
  const started = performance.now()
  const ids = Array.from({ length: 10 }, newId)
  await sql`
    insert into kernel.event (id, at, type, body, digest)
    select id, clock_timestamp(), 'bench.happened', '{}', sha256('x'::bytea) from unnest(${ids}::uuid[]) id
  `.execute(db)
  nudgeSealer()
  return performance.now() - started
}
