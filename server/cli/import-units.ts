import { readFile } from 'node:fs/promises'
import type { Config } from '../kernel/config.ts'
import { transactAsSystem } from '../kernel/http.ts'
import {
  applyDecision,
  applyOfficialTable,
  DecisionInput,
  draftDecision,
  readChangeSheet,
  readOfficialTable,
  tryChange,
  tryOfficialTable,
  undoDecision,
} from '../modules/units/index.ts'
import type { Say } from '../kernel/progress.ts'
import { countSteps } from './steps.ts'
import { withHouse } from './with-house.ts'

export type DecisionOptions = {
  number: string
  signedOn: string
  issuer: string
  title: string
  day: string
  dryRun?: boolean
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const count = (value: number): string => value.toLocaleString('vi')

/** Applies one decision about units from its annex, all or nothing. Prints every mistake with its row; exit code 1 when any. */
export async function importUnits(config: Config, file: string, options: DecisionOptions, say: Say): Promise<number> {
  const step = countSteps(say, 'Áp dụng quyết định', 3)
  step()
  const { lines, errors } = await readChangeSheet(await readFile(file))
  if (errors.length > 0) return refuse(errors, say)
  const { dryRun, ...text } = options
  const input = DecisionInput.safeParse({ ...text, lines })
  if (!input.success)
    return refuse(
      input.error.issues.map(({ path, message }) => ({ detail: `${optionOf(path)}: ${message}` })),
      say,
    )
  return withHouse(config, say, async (house) => {
    step()
    const trial = await transactAsSystem(house, 'nts import units', (ctx) =>
      tryChange(ctx, input.data, house.unitImpacts),
    )
    const { ended, begun, continued } = trial.plan
    say(
      `Đọc ${count(lines.length)} dòng: ${count(ended.length)} đơn vị kết thúc, ${count(begun.length)} đơn vị mới, ${count(continued.length)} đơn vị đổi tên, loại hoặc cấp trên.`,
    )
    for (const { what, count: many } of trial.impacts) say(`  ${what}: ${count(many)}`)
    if (trial.problems.length > 0) return refuse(trial.problems, say)
    if (dryRun) return 0
    step()
    const id = await transactAsSystem(house, 'nts import units', async (ctx) => {
      const made = await draftDecision(ctx, input.data)
      await applyDecision(ctx, made, 1, house.unitImpacts)
      return made
    })
    say(`Đã áp dụng. Hoàn tác bằng: npx nts undo-units ${id}`)
    return 0
  })
}

/** Puts the official table old → new in place of the single successors of the lists. Prints the balance. */
export async function importReform(
  config: Config,
  file: string,
  options: { dryRun?: boolean },
  say: Say,
): Promise<number> {
  const step = countSteps(say, 'Áp dụng bảng chuyển đổi', 2)
  step()
  const { rows, errors } = await readOfficialTable(await readFile(file))
  if (errors.length > 0)
    return refuse(
      errors.map((detail) => ({ detail })),
      say,
    )
  return withHouse(config, say, async (house) => {
    step()
    const { plan, decision } = await transactAsSystem(house, 'nts import reform', async (ctx) =>
      options.dryRun ? { plan: await tryOfficialTable(ctx, rows), decision: undefined } : applyOfficialTable(ctx, rows),
    )
    for (const { detail } of plan.refusals) say(detail)
    const { read, applied, same, refused } = plan.balance
    say(`Đọc ${count(read)} dòng = ${count(applied)} ghi mới + ${count(same)} đã có + ${count(refused)} không nhận.`)
    if (plan.reborn.length > 0)
      say(`${count(plan.reborn.length)} xã được ghi là giữ nguyên nay là xã mới, vì bảng cho biết có nhập hoặc chia.`)
    if (decision) say(`Đã áp dụng. Hoàn tác bằng: npx nts undo-units ${decision}`)
    return refused > 0 ? 1 : 0
  })
}

/** Takes an applied decision back while nothing was built on it. */
export async function undoUnits(config: Config, decision: string, say: Say): Promise<number> {
  if (!UUID.test(decision)) {
    say(`“${decision}” không phải là mã của quyết định. Chép mã in ra khi áp dụng.`)
    return 1
  }
  await withHouse(config, say, (house) =>
    transactAsSystem(house, 'nts undo-units', (ctx) => undoDecision(ctx, decision, null, house.unitImpacts)),
  )
  say('Đã hoàn tác.')
  return 0
}

/** `signedOn` → `--signed-on`: the way it was typed. */
function optionOf([name]: readonly PropertyKey[]): string {
  return `--${String(name).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function refuse(mistakes: readonly { detail: string }[], say: Say): number {
  for (const { detail } of mistakes) say(detail)
  say(`Còn ${count(mistakes.length)} lỗi, chưa ghi gì.`)
  return 1
}
