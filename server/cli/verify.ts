import { type AnchorFault, checkAnchors, readAnchors } from '../kernel/anchor.ts'
import { openDatabase } from '../house.ts'
import type { Config } from '../kernel/config.ts'
import type { Db } from '../kernel/db.ts'
import type { Say } from '../kernel/progress.ts'
import { quietEventsOf } from '../kernel/module.ts'
import { sealOnce } from '../kernel/seal.ts'
import { type ChainFault, countUnsealed, verifyChain } from '../kernel/verify.ts'
import { modules } from '../modules.ts'

const WORDS: Record<ChainFault['what'], string> = {
  missing: 'đã bị xóa',
  altered: 'đã bị sửa',
  'broken-link': 'đứt chuỗi trước dòng này',
}

const ANCHOR_WORDS: Record<AnchorFault['what'], string> = {
  cut: 'không còn trong cơ sở dữ liệu, phần đuôi đã bị cắt',
  rewritten: 'khác mắt xích đã giữ, chuỗi đã bị viết lại',
}

/** Prints the state of the chain; exit code 1 when a row was altered, deleted or re-linked, or an anchor disagrees. */
export async function verify(config: Config, say: Say, anchorFile = config.anchorFile): Promise<number> {
  const database = await openDatabase(config, say)
  try {
    const { db } = database.connection
    await sealRest(db, say)
    const report = await verifyChain(db, (done, of) => say('Kiểm nhật ký', { done, of, things: 'sự kiện' }))
    say(`Đã niêm phong ${report.sealed} sự kiện, chưa niêm phong ${report.unsealed}.`)
    if (report.oldestUnsealed) say(`Sự kiện chưa niêm phong cũ nhất: ${report.oldestUnsealed}.`)
    say(`Mắt xích cuối: ${report.head}`)
    for (const fault of report.faults) say(`Sự kiện số ${fault.seq} (${fault.eventId}) ${WORDS[fault.what]}.`)
    const anchors = await readAnchors(anchorFile)
    const broken = await checkAnchors(db, anchors)
    say(
      anchors.length === 0
        ? `Chưa có mắt xích nào giữ ở ${anchorFile}.`
        : `Đối chiếu ${anchors.length} mắt xích giữ ở ${anchorFile}.`,
    )
    for (const { date, seq, what } of broken) say(`Mắt xích ngày ${date}, sự kiện số ${seq}: ${ANCHOR_WORDS[what]}.`)
    const faults = report.faults.length + broken.length
    say(faults === 0 ? 'Chuỗi nguyên vẹn.' : `Chuỗi KHÔNG nguyên vẹn: ${faults} chỗ.`)
    return faults === 0 ? 0 : 1
  } finally {
    await database.stop()
  }
}

async function sealRest(db: Db, say: Say): Promise<void> {
  const { unsealed } = await countUnsealed(db)
  const quiet = quietEventsOf(modules)
  for (let done = 0; ;) {
    const { sealed } = await sealOnce(db, quiet)
    if (sealed === 0) return
    done += sealed
    say('Niêm phong', { done, of: Math.max(done, unsealed), things: 'sự kiện' })
  }
}
