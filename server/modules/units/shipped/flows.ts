import type { UnitList } from './lists.ts'

type Pair = readonly [string, string]

/**
 * What became of districts between two lists, seen from their communes: a district that is gone went to where most of
 * its communes are, and a district that is new came from where most of its communes were. The rest kept its code.
 */
export function inferDistrictPairs(earlier: UnitList, later: UnitList): Pair[] {
  const was = parentsOfCommunes(earlier)
  const is = parentsOfCommunes(later)
  const moves = [...was].flatMap(([commune, from]): Pair[] => {
    const to = is.get(commune)
    return to === undefined ? [] : [[from, to]]
  })
  const old = codesOf(earlier)
  const now = codesOf(later)
  const gone = [...old].filter((code) => !now.has(code)).flatMap((code) => mostOften(moves, code, 0))
  const created = [...now].filter((code) => !old.has(code)).flatMap((code) => mostOften(moves, code, 1))
  return keepCodes([...gone, ...created], now)
}

/** Provinces of the reform, seen from their communes. */
export function inferProvincePairs(earlier: UnitList, later: UnitList, communes: readonly Pair[]): Pair[] {
  const topOf = createTopFinder(earlier)
  const provinceOf = parentsOfCommunes(later)
  const pairs = new Map<string, Pair>()
  for (const [from, to] of communes) {
    const [old, now] = [topOf(from), provinceOf.get(to)]
    if (now !== undefined) pairs.set(`${old} ${now}`, [old, now])
  }
  return [...pairs.values()]
}

/** A district without communes that became a unit of the same name in the new list: the five island districts. */
export function inferIslandPairs(earlier: UnitList, later: UnitList): Pair[] {
  const parents = new Set(earlier.map((unit) => unit.parentCode))
  const islands = earlier.filter((unit) => unit.level === 'district' && !parents.has(unit.code))
  return islands.map((island) => {
    const heirs = later.filter((unit) => unit.type === 'đặc khu' && unit.shortName === island.shortName)
    if (heirs.length !== 1 || !heirs[0]) throw new Error(`no single successor of the island district ${island.code}`)
    return [island.code, heirs[0].code]
  })
}

/** A code on either side of a pair that also lives on is a flow to itself. */
function keepCodes(pairs: Pair[], now: ReadonlySet<string>): Pair[] {
  const givers = new Set(pairs.map(([from]) => from).filter((code) => now.has(code)))
  return [...pairs, ...[...givers].map((code): Pair => [code, code])]
}

function mostOften(moves: readonly Pair[], code: string, side: 0 | 1): Pair[] {
  const own = moves.filter((move) => move[side] === code)
  const counts = Map.groupBy(own, (move) => move[1 - side])
  const [best] = [...counts.values()].sort((a, b) => b.length - a.length)
  return best?.[0] ? [best[0]] : []
}

function parentsOfCommunes(list: UnitList): Map<string, string> {
  return new Map(
    list.flatMap((unit) =>
      unit.level === 'commune' && unit.parentCode !== null ? [[unit.code, unit.parentCode]] : [],
    ),
  )
}

function codesOf(list: UnitList): Set<string> {
  return new Set(list.flatMap((unit) => (unit.level === 'district' ? [unit.code] : [])))
}

function createTopFinder(list: UnitList): (code: string) => string {
  const parents = new Map(list.map((unit) => [unit.code, unit.parentCode]))
  return (code) => {
    let top = code
    for (let above = parents.get(top); above; above = parents.get(top)) top = above
    return top
  }
}
