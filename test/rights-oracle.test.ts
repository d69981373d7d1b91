import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import rolesFile from '../data/roles.json' with { type: 'json' }
import type { Db } from '../server/kernel/db.ts'
import { type Actor, EVERYWHERE, holds, holdsAsHeir, type Permission } from '../server/kernel/policy.ts'
import { type PlainDate, plainDate } from '../server/kernel/time.ts'
import { placeOn } from '../server/modules/units/index.ts'
import { test } from './harness.ts'

// Rights, asked of the house and of an oracle that shares no code with it: a chain of parents and of successors walked by
// SQL over the recorded rows, a role looked up in its file, two dates compared.

const DAYS = ['2023-03-01', '2024-06-30', '2025-02-28', '2025-06-30', '2025-07-01', '2026-05-01'].map(plainDate)
const CODES = [
  '01',
  '87',
  '82',
  '70',
  '75',
  '866',
  '873',
  '30253',
  '30271',
  '30277',
  '29869',
  '29884',
  '00004',
  '25195',
]
const CASES = 12_000

/** Numbers that look random and are the same on every run (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % sides
  }
}

type Unit = { id: string; from: PlainDate; to: PlainDate | null }

async function unitsOf(db: Db): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select v.unit_id as id, min(v.valid_from) as from, nullif(max(coalesce(v.valid_to, 'infinity')), 'infinity')::date as to
    from units.unit_version v where v.recorded_to is null and v.unit_id in (
      select unit_id from units.unit_version where recorded_to is null and code = any(${CODES}))
    group by v.unit_id
  `.execute(db)
  return rows
}

/** Unit and day → every unit above it, itself included, on that day or on its last one. */
async function ancestorsBySql(db: Db, { id, to }: Unit, day: PlainDate): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select ${id}::uuid as id
      union
      select v.parent_id from up join units.unit_version v on v.unit_id = up.id and v.recorded_to is null
        and v.parent_id is not null and daterange(v.valid_from, v.valid_to) @> least(${day}::date, ${to}::date - 1)
    ) select id from up
  `.execute(db)
  return new Set(rows.map((row) => row.id))
}

/** Who holds the land after everything that is recorded, with everything above. */
async function heirsBySql(db: Db, { id }: Unit): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with recursive down as (
      select ${id}::uuid as id
      union
      select s.successor_id from down join units.succession s on s.predecessor_id = down.id and s.recorded_to is null
    ), last as (
      select d.id from down d
      where not exists (select 1 from units.succession s where s.predecessor_id = d.id and s.recorded_to is null)
    ), up as (
      select id from last
      union
      select v.parent_id from up join units.unit_version v on v.unit_id = up.id and v.recorded_to is null
        and v.parent_id is not null
        and v.valid_from = (select max(x.valid_from) from units.unit_version x where x.unit_id = up.id and x.recorded_to is null)
    ) select id from up
  `.execute(db)
  return new Set(rows.map((row) => row.id))
}

const permissionsOf = (role: string): Set<string> =>
  new Set(rolesFile.roles.find(({ code }) => code === role)?.permissions)

describe('rights over unit, role, level and date', () => {
  test('agree with an oracle in 12,000 cases', { timeout: 240_000 }, async ({ world }) => {
    const units = await unitsOf(world.db)
    expect(units.length).toBeGreaterThan(CODES.length)
    const alive = units.flatMap((unit) => DAYS.filter((day) => unit.from <= day).map((day) => ({ unit, day })))
    const known = await Promise.all(
      alive.map(async ({ unit, day }) => ({
        place: await placeOn(world.db, unit.id, day),
        ancestors: await ancestorsBySql(world.db, unit, day),
        heirs: await heirsBySql(world.db, unit),
      })),
    )
    const roll = dice(20_251_125)
    const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
    const codes = rolesFile.roles.map(({ code }) => code)
    const permissions = Object.keys(rolesFile.permissions) as Permission[]
    const seen = { allowed: 0, refused: 0, heirs: 0 }
    for (let i = 0; i < CASES; i += 1) {
      const target = pick(known)
      const [role, permission, today] = [pick(codes), pick(permissions), pick(DAYS)]
      // Half of the posts are where they may matter: at or above the target.
      const near = [...target.ancestors, ...target.heirs, EVERYWHERE]
      const unitId = roll(2) === 0 ? pick(near) : pick([...units.map(({ id }) => id), EVERYWHERE])
      const [from, to] = [pick(DAYS), roll(2) === 0 ? null : pick(DAYS)]
      const post = {
        id: 'post',
        unitId,
        agencyId: null,
        title: 'post',
        roles: [role],
        sectors: null,
        from,
        to,
        permissions: permissionsOf(role) as Set<Permission>,
      }
      const actor: Actor = { kind: 'person', id: 'person', name: '', today, positions: [post] }

      const may = permissionsOf(role).has(permission) && from <= today && (to === null || today < to)
      const expected = may && (unitId === EVERYWHERE || target.ancestors.has(unitId))
      const asHeir = may && (unitId === EVERYWHERE || target.heirs.has(unitId))
      const said = {
        case: i,
        holds: holds(actor, permission, target.place),
        heir: holdsAsHeir(actor, permission, target.place),
      }
      expect(said).toEqual({ case: i, holds: expected, heir: asHeir })
      seen[expected ? 'allowed' : asHeir ? 'heirs' : 'refused'] += 1
    }
    expect(Math.min(seen.allowed, seen.refused, seen.heirs)).toBeGreaterThan(50)
  })
})
