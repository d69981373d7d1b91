import { readFile } from 'node:fs/promises'
import type { Config } from '../kernel/config.ts'
import { transactAsSystem } from '../kernel/http.ts'
import { elements, publishSet, readSetFile } from '../modules/criteria/index.ts'
import { readSheet, recordSheet } from '../modules/indicators/index.ts'
import type { Say } from '../kernel/progress.ts'
import { countSteps } from './steps.ts'
import { withHouse } from './with-house.ts'

type Options = { dryRun?: boolean }

/** Brings in one whole criteria set from .xlsx or .json. Prints every mistake with its place; exit code 1 when any. */
export async function importCriteria(config: Config, file: string, options: Options, say: Say): Promise<number> {
  const step = countSteps(say, 'Đưa bộ tiêu chí vào', 2)
  step()
  const read = await readSetFile(file.endsWith('.json') ? 'json' : 'xlsx', await readFile(file))
  if (!read.ok) {
    for (const { cell, detail } of read.errors) say(`${cell}: ${detail}`)
    say(`Còn ${read.errors.length} lỗi, chưa nhận gì.`)
    return 1
  }
  const { set } = read
  say(`Đọc được “${set.title.vi}”: ${set.criteria.length} tiêu chí.`)
  if (options.dryRun) return 0
  step()
  const done = await withHouse(config, say, (house) =>
    transactAsSystem(house, 'nts import criteria', (ctx) => publishSet(ctx, house.installation.kind, set)),
  )
  say(done === 'same' ? 'Bộ này đã có, không có gì thay đổi.' : `Đã công bố ${set.id} bản ${set.version}.`)
  return 0
}

/** Records the figures of a filled form, all or nothing. Prints the balance: read = recorded + same + refused. */
export async function importFigures(config: Config, file: string, options: Options, say: Say): Promise<number> {
  const step = countSteps(say, 'Đưa số liệu vào', 2)
  step()
  const content = await readSheet(await readFile(file), elements)
  const { rows, mistakes } = content
  for (const { detail } of mistakes) say(detail)
  say(`Đọc ${rows.length + mistakes.length} dòng, ${mistakes.length} dòng không dùng được.`)
  if (mistakes.length > 0) say('Chưa ghi gì. Sửa các ô trên rồi chạy lại.')
  if (mistakes.length > 0 || options.dryRun) return mistakes.length > 0 ? 1 : 0
  step()
  const saved = await withHouse(config, say, (house) =>
    transactAsSystem(house, 'nts import figures', (ctx) => recordSheet(ctx, content)),
  )
  say(`Đã ghi ${saved.recorded} số liệu, ${rows.length - saved.recorded} số không đổi.`)
  return 0
}
