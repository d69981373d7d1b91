import type { PlainDate } from '../../../kernel/time.ts'
import type { Catalogue } from '../catalogue/catalogue-types.ts'
import type { PlanProblem, Standing } from './change-plan.ts'
import type { Level } from '../contract.ts'
import { printDate } from '../dates.ts'
import { fullName } from '../names.ts'
import { isLevelOn, type SwitchedLevels } from './plan-levels.ts'

const RANK = { province: 1, district: 2, commune: 3 } as const satisfies Record<Level, number>
const MOST_NAMED = 20

/** What is wrong with a new state: a code held twice, an orphan, a cycle, a unit of a level that is switched off. */
export function checkNewState(
  catalogue: Catalogue,
  day: PlainDate,
  after: ReadonlyMap<string, Standing>,
  switched: Pick<SwitchedLevels, 'off' | 'on'>,
): PlanProblem[] {
  const all = [
    ...findSharedCodes(after, day),
    ...findOrphans(catalogue, after),
    ...findCycles(after),
    ...findWrongLevels(catalogue, after, day, switched),
  ]
  if (all.length <= MOST_NAMED) return all
  return [...all.slice(0, MOST_NAMED), { row: null, detail: `Và ${all.length - MOST_NAMED} chỗ khác cùng loại.` }]
}

const nameOf = ({ type, shortName, code }: Standing): string => `${fullName(type, shortName)} (mã ${code})`

function findSharedCodes(after: ReadonlyMap<string, Standing>, day: PlainDate): PlanProblem[] {
  const byCode = Map.groupBy(after.values(), (standing) => standing.code)
  return [...byCode].flatMap(([code, holders]) => {
    if (holders.length < 2) return []
    const names = holders.map(({ type, shortName }) => fullName(type, shortName)).join(' và ')
    return [
      { row: null, detail: `Từ ngày ${printDate(day)} mã ${code} thuộc cả ${names}. Mỗi mã chỉ một đơn vị mang.` },
    ]
  })
}

function findOrphans(catalogue: Catalogue, after: ReadonlyMap<string, Standing>): PlanProblem[] {
  return [...after.values()].flatMap((standing) => {
    const { parentKey, level } = standing
    if (parentKey === null)
      return level === 'province' ? [] : [{ row: null, detail: `${nameOf(standing)} chưa thuộc đơn vị nào.` }]
    if (after.has(parentKey)) return []
    const parent = catalogue.units.get(parentKey)?.versions.at(-1)?.name ?? 'đơn vị cấp trên'
    return [
      {
        row: null,
        detail: `${nameOf(standing)} mất cấp trên: ${parent} kết thúc. Thêm dòng nói đơn vị này chuyển về đâu.`,
      },
    ]
  })
}

function findCycles(after: ReadonlyMap<string, Standing>): PlanProblem[] {
  return [...after].flatMap(([key, standing]) => {
    const seen = new Set([key])
    for (let up = standing.parentKey; up !== null; up = after.get(up)?.parentKey ?? null) {
      if (up === key) return [{ row: null, detail: `${nameOf(standing)} nằm dưới chính mình. Xem lại mã cấp trên.` }]
      if (seen.has(up)) break
      seen.add(up)
    }
    return []
  })
}

function findWrongLevels(
  { levels }: Catalogue,
  after: ReadonlyMap<string, Standing>,
  day: PlainDate,
  switched: Pick<SwitchedLevels, 'off' | 'on'>,
): PlanProblem[] {
  const off = new Set<Level>([
    ...switched.off,
    ...levels.flatMap((level) => (isLevelOn(level, day) || switched.on.includes(level.name) ? [] : [level.name])),
  ])
  return [...after.values()].flatMap((standing) => {
    const above = standing.parentKey === null ? undefined : after.get(standing.parentKey)
    if (above && RANK[above.level] >= RANK[standing.level])
      return [
        { row: null, detail: `${nameOf(standing)} không thể thuộc ${nameOf(above)}: cấp trên phải cao hơn một cấp.` },
      ]
    if (!off.has(standing.level)) return []
    const label = levels.find(({ name }) => name === standing.level)?.label ?? standing.level
    return [
      { row: null, detail: `${nameOf(standing)} thuộc ${label}, nhưng từ ngày ${printDate(day)} không còn ${label}.` },
    ]
  })
}
