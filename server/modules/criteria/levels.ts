import type { PlainDate } from '../../kernel/time.ts'
import type { CriteriaSet, Indicator, KnownLevel, Level, RuleLevel, Where } from './contract.ts'
import type { LevelBasis, Memberships, UndecidedMembership } from './result.ts'

/** Names one level inside one set version, e.g. `17.1;scope=dong-nai-truoc-2025;year=2024`. Confirmations refer to it. */
export function levelKey(indicator: string, where: Where): string {
  const parts = (['region', 'group', 'scope', 'year'] as const).flatMap((key) =>
    where[key] === undefined ? [] : [`${key}=${where[key]}`],
  )
  return [indicator, ...parts].join(';')
}

/** Every way the unit's memberships may turn out, given what is known of them on the date. One way = all is known. */
export type Candidates = {
  ways: { region: string | null; group: string | null; scope: string | null }[]
  overriddenBy: string[]
  undecided: UndecidedMembership[]
}

export type LevelChoice =
  | { status: 'chosen'; level: KnownLevel | RuleLevel; keys: string[]; basis: LevelBasis }
  | { status: 'unknown'; why: 'not-known' | 'delegated' | 'no-entry' | 'membership-unknown'; undecided: string[] }

/** Lays out the candidates once per unit and set; a commune is never assumed "not area III" (domain rule 4). */
export function layOutCandidates(set: CriteriaSet, unit: Memberships, date: PlainDate): Candidates {
  const region = regionsOf(set, unit, date)
  const group = dimension(
    set.groups.map((one) => one.code),
    unit.group,
    'group',
  )
  const scope = scopesOf(set, unit)
  return {
    ways: region.codes.flatMap((r) =>
      group.codes.flatMap((g) => scope.codes.map((s) => ({ region: r, group: g, scope: s }))),
    ),
    overriddenBy: region.overriddenBy,
    undecided: [...region.undecided, ...group.undecided, ...scope.undecided],
  }
}

type Dimension = { codes: (string | null)[]; undecided: string[] }

function dimension(all: string[], own: string | null, name: string): Dimension {
  if (all.length === 0) return { codes: [null], undecided: [] }
  if (own === null) return { codes: all, undecided: [name] }
  return { codes: [own], undecided: [] }
}

function regionsOf(set: CriteriaSet, unit: Memberships, date: PlainDate): Dimension & { overriddenBy: string[] } {
  const own = dimension(
    set.regions.map((one) => one.code),
    unit.region,
    'region',
  )
  const codes = new Set(own.codes)
  const undecided = [...own.undecided]
  for (const rule of set.memberships) {
    if (date < rule.from || (rule.to !== null && date >= rule.to)) continue
    const holds = rule.anyOf.filter((code) => unit.held.get(code) === true)
    if (holds.length > 0) return { codes: [rule.useRegion], undecided: [], overriddenBy: holds }
    const unknown = rule.anyOf.filter((code) => !unit.held.has(code))
    if (unknown.length > 0) codes.add(rule.useRegion)
    undecided.push(...unknown)
  }
  return { codes: [...codes], undecided, overriddenBy: [] }
}

function scopesOf(set: CriteriaSet, unit: Memberships): Dimension {
  const editions = set.editions.filter((edition) => edition.sets.length > 0).map((edition) => edition.scope)
  if (editions.length === 0) return { codes: [null], undecided: [] }
  if (unit.scopes === null) return { codes: [null, ...editions], undecided: ['scope'] }
  const own = editions.filter((scope) => unit.scopes?.includes(scope))
  // Two editions over one unit contradict each other until somebody says which one holds.
  return own.length > 1 ? { codes: own, undecided: ['scope'] } : { codes: [own[0] ?? null], undecided: [] }
}

/** The level of an indicator for a unit in a year of assessment, or why it is not known. */
export function chooseLevel(set: CriteriaSet, indicator: Indicator, candidates: Candidates, year: number): LevelChoice {
  const picks = candidates.ways.map((way) => ({ way, level: pick(set, indicator, way, year) }))
  const [first] = picks
  if (!first) return { status: 'unknown', why: 'no-entry', undecided: [] }
  if (picks.every(({ level }) => !isDecided(level)))
    return { status: 'unknown', why: whyOpen(first.level), undecided: [] }
  const isSame = picks.every(({ level }) => contentOf(level) === contentOf(first.level))
  const { level, way } = first
  if (!isSame || !isDecided(level))
    return { status: 'unknown', why: 'membership-unknown', undecided: candidates.undecided }
  const keys = new Set(picks.flatMap((one) => (one.level ? [levelKey(indicator.code, one.level.where)] : [])))
  const sameFor = picks.length > 1 ? candidates.undecided : []
  const region = sameFor.length > 0 ? null : way.region
  const basis = { ...way, region, overriddenBy: candidates.overriddenBy, year, sameFor }
  return { status: 'chosen', level, keys: [...keys], basis }
}

function isDecided(level: Level | undefined): level is KnownLevel | RuleLevel {
  return level?.state === 'known' || level?.state === 'rule'
}

function whyOpen(level: Level | undefined): 'not-known' | 'delegated' | 'no-entry' {
  if (!level) return 'no-entry'
  return level.state === 'delegated' ? 'delegated' : 'not-known'
}

/**
 * Exactly one level of the pool may match. An edition that sets an indicator is the only pool for it, so that a
 * missing line of the edition reads unknown and never falls back to a weaker number of the centre.
 */
function pick(
  set: CriteriaSet,
  indicator: Indicator,
  way: Candidates['ways'][number],
  year: number,
): Level | undefined {
  const edition = set.editions.find((one) => one.scope === way.scope)
  const scope = edition?.sets.includes(indicator.code) ? edition.scope : undefined
  const matches = indicator.levels.filter(
    ({ where }) =>
      where.scope === scope &&
      (where.region === undefined || where.region === way.region) &&
      (where.group === undefined || where.group === way.group) &&
      (where.year === undefined || where.year === year),
  )
  return matches.length === 1 ? matches[0] : undefined
}

/** What a level asks for, leaving out who it is for and where it was read. */
function contentOf(level: Level | undefined): string {
  if (!level) return 'none'
  if (level.state === 'known') return JSON.stringify([level.op, level.value, level.also?.formula ?? null])
  return level.state === 'rule' ? `rule ${level.formula}` : level.state
}
