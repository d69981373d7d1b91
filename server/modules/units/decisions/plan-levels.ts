import type { PlainDate } from '../../../kernel/time.ts'
import type { Catalogue, CatalogueLevel } from '../catalogue/catalogue-types.ts'
import type { ChangeLine } from '../change-contract.ts'
import type { PlanProblem } from './change-plan.ts'
import type { Level } from '../contract.ts'
import { printDate } from '../dates.ts'

export type SwitchedLevels = { off: Level[]; on: Level[]; problems: PlanProblem[] }

/** Whether a level of government is there on a day. */
export function isLevelOn({ from, to, again }: CatalogueLevel, day: PlainDate): boolean {
  return from <= day && (to === null || day < to || (again !== null && again <= day))
}

/** Levels a decision switches: off where they are, on again where they ended, once. */
export function planLevels({ levels }: Catalogue, day: PlainDate, lines: readonly ChangeLine[]): SwitchedLevels {
  const plan: SwitchedLevels = { off: [], on: [], problems: [] }
  for (const line of lines) {
    if (line.kind !== 'level-off' && line.kind !== 'level-on') continue
    const level = levels.find(({ name }) => name === line.level)
    const why = level && whyNot(level, day, line.kind)
    if (why) plan.problems.push({ row: line.row ?? null, detail: why })
    else plan[line.kind === 'level-on' ? 'on' : 'off'].push(line.level)
  }
  return plan
}

function whyNot(level: CatalogueLevel, day: PlainDate, kind: 'level-off' | 'level-on'): string | undefined {
  const { label, again } = level
  if (again !== null) return `${capital(label)} đã bỏ rồi lập lại từ ngày ${printDate(again)}; không ghi thêm được.`
  const isOn = isLevelOn(level, day)
  if (kind === 'level-on' && isOn) return `Ngày ${printDate(day)} vẫn có ${label}, không cần lập lại.`
  if (kind === 'level-off' && !isOn) return `Ngày ${printDate(day)} không còn ${label}.`
  return undefined
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
