import { openDatabase } from '../house.ts'
import type { Config } from '../kernel/config.ts'
import { sealOnce } from '../kernel/seal.ts'
import { type ChainFault, verifyChain } from '../kernel/verify.ts'

const WORDS: Record<ChainFault['what'], string> = {
  missing: 'đã bị xóa',
  altered: 'đã bị sửa',
  'broken-link': 'đứt chuỗi trước dòng này',
}

/** Prints the state of the chain; exit code 1 when a row was altered, deleted or re-linked. */
export async function verify(config: Config, say: (line: string) => void): Promise<number> {
  const database = await openDatabase(config)
  try {
    const { db } = database.connection
    while ((await sealOnce(db)).sealed > 0);
    const report = await verifyChain(db, (done) => done > 0 && done % 100_000 === 0 && say(`Đã kiểm ${done} sự kiện…`))
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
