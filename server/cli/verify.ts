import { openDatabase } from '../house.ts'
import type { Config } from '../kernel/config.ts'
import type { Db } from '../kernel/db.ts'
import type { Say } from '../kernel/progress.ts'
import { sealOnce } from '../kernel/seal.ts'
import { type ChainFault, countUnsealed, verifyChain } from '../kernel/verify.ts'

const WORDS: Record<ChainFault['what'], string> = {
  missing: 'đã bị xóa',
  altered: 'đã bị sửa',
  'broken-link': 'đứt chuỗi trước dòng này',
}

/** Prints the state of the chain; exit code 1 when a row was altered, deleted or re-linked. */
export async function verify(config: Config, say: Say): Promise<number> {
  const database = await openDatabase(config, say)
  try {
    const { db } = database.connection
    await sealRest(db, say)
    const report = await verifyChain(db, (done, of) => say('Kiểm nhật ký', { done, of, things: 'sự kiện' }))
    say(`Đã niêm phong ${report.sealed} sự kiện, chưa niêm phong ${report.unsealed}.`)
    if (report.oldestUnsealed) say(`Sự kiện chưa niêm phong cũ nhất: ${report.oldestUnsealed}.`)
    say(`Mắt xích cuối: ${report.head}`)
    for (const fault of report.faults) say(`Sự kiện số ${fault.seq} (${fault.eventId}) ${WORDS[fault.what]}.`)
    say(report.faults.length === 0 ? 'Chuỗi nguyên vẹn.' : `Chuỗi KHÔNG nguyên vẹn: ${report.faults.length} chỗ.`)
    return report.faults.length === 0 ? 0 : 1
  } finally {
    await database.stop()
  }
}

async function sealRest(db: Db, say: Say): Promise<void> {
  const { unsealed } = await countUnsealed(db)
  for (let done = 0; ;) {
    const { sealed } = await sealOnce(db)
    if (sealed === 0) return
    done += sealed
    say('Niêm phong', { done, of: Math.max(done, unsealed), things: 'sự kiện' })
  }
}
