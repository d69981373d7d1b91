import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Config } from '../kernel/config.ts'
import { transactAsSystem } from '../kernel/http.ts'
import type { Say } from '../kernel/progress.ts'
import { isPlainDate, type PlainDate } from '../kernel/time.ts'
import { Level } from '../modules/units/contract.ts'
import {
  type BoundaryPlan,
  importBoundaries,
  type LayerDetails,
  planBoundaries,
  printDate,
} from '../modules/units/index.ts'
import { withHouse } from './with-house.ts'

/** As typed on the command line. */
export type BoundaryOptions = {
  level?: string
  validFrom: string
  validTo?: string
  indicativeAfter?: string
  title?: string
  source?: string
  accuracy?: string
  skipRefused?: boolean
  dryRun?: boolean
}

const LEVELS: Record<Level, string> = { province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã' }
const PHASES = { read: 'Kiểm hình', simplified: 'Giản lược hình' }

/**
 * Brings in one GeoJSON layer of boundaries, all or nothing. Prints every shape that is refused with its code, ring and
 * place, the balance read = accepted + refused, and units without a shape; exit code 1 when nothing was written.
 */
export async function importBoundaryFile(
  config: Config,
  file: string,
  options: BoundaryOptions,
  say: Say,
): Promise<number> {
  const level = readLevel(options.level)
  const content = await readFile(file)
  const details = readDetails(options, createHash('sha256').update(content).digest('hex'))
  return withHouse(config, say, async (house) => {
    const plan = await planBoundaries(
      house.connection.db,
      content.toString('utf8'),
      { level, validFrom: details.validFrom },
      (phase, done, of) => say(PHASES[phase], { done, of, things: 'hình' }),
    )
    report(plan, say)
    if (plan.boundaries.length === 0 || (plan.refusals.length > 0 && !options.skipRefused)) {
      say('Chưa ghi gì. Sửa tệp rồi chạy lại; hoặc thêm --skip-refused để nhận phần còn lại.')
      return 1
    }
    if (options.dryRun) {
      say('Chạy thử: chưa ghi gì.')
      return 0
    }
    const title = details.title || `Ranh giới ${LEVELS[plan.level]} từ ${printDate(details.validFrom)}`
    const done = await transactAsSystem(house, 'nts import boundaries', (ctx) =>
      importBoundaries(ctx, plan, { ...details, title }, (done, of) =>
        say('Ghi ranh giới', { done, of, things: 'hình' }),
      ),
    )
    say(
      done.written === 0
        ? 'Ranh giới này đã có, không có gì thay đổi.'
        : `Đã ghi ${count(done.written)} ranh giới ${LEVELS[plan.level]}, ${count(done.unchanged)} đã có và không đổi.`,
    )
    return 0
  })
}

function report({ read, boundaries, refusals, missing }: BoundaryPlan, say: Say): void {
  for (const { detail } of refusals) say(detail)
  say(`Đọc ${count(read)} hình: nhận ${count(boundaries.length)}, từ chối ${count(refusals.length)}.`)
  if (missing.length === 0) return
  say(`${count(missing.length)} đơn vị không có hình trong tệp, bản đồ để trống:`)
  for (const { code, name } of missing) say(`  ${code} ${name}`)
}

function readDetails(options: BoundaryOptions, fileHash: string): LayerDetails {
  const validFrom = readDay('--valid-from', options.validFrom)
  const validTo = options.validTo ? readDay('--valid-to', options.validTo) : null
  if (validTo !== null && validTo <= validFrom)
    throw new Error('--valid-to là ngày đầu tiên không còn hiệu lực, phải sau --valid-from.')
  const accuracyM = options.accuracy ? Number(options.accuracy) : null
  if (accuracyM !== null && (!Number.isInteger(accuracyM) || accuracyM < 1))
    throw new Error(`--accuracy ghi số mét nguyên, ví dụ 50; “${options.accuracy}” không phải.`)
  return {
    title: options.title ?? '',
    source: options.source ?? null,
    accuracyM,
    validFrom,
    validTo,
    indicativeFrom: options.indicativeAfter ? readDay('--indicative-after', options.indicativeAfter) : null,
    fileHash,
  }
}

function readDay(option: string, text: string): PlainDate {
  if (!isPlainDate(text))
    throw new Error(`${option} “${text}” không phải là một ngày. Viết dạng 2025-07-01 (năm-tháng-ngày).`)
  return text
}

function readLevel(text: string | undefined): Level | undefined {
  if (text === undefined) return undefined
  const level = Level.safeParse(text)
  if (!level.success) throw new Error(`--level “${text}” không đúng. Viết province, district hoặc commune.`)
  return level.data
}

const count = (value: number): string => value.toLocaleString('vi')
