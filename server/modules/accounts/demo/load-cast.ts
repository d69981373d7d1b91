import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { findUnit, foldForSearch } from '../../units/index.ts'
import { cast } from './cast.ts'

/** Brings the illustrative people into a demo database. They have no password: one click is their only way in. */
export async function loadCast(ctx: Ctx, say: (line: string) => void): Promise<void> {
  for (const person of cast) {
    const id = newId()
    const row = {
      id,
      name: person.name,
      name_key: foldForSearch(person.name),
      demo_key: person.key,
      created_at: ctx.now(),
    }
    await ctx.db.insertInto('accounts.person').values(row).execute()
    for (const post of person.posts) {
      const unitId = post.unit && (await unitOf(ctx, post.unit))
      const agencyId = unitId && post.agency ? await agencyOf(ctx, unitId, post.agency, post.from) : null
      await ctx.db
        .insertInto('accounts.position')
        .values({
          id: newId(),
          person_id: id,
          unit_id: unitId,
          agency_id: agencyId,
          title: post.title,
          roles: [post.role],
          valid_from: post.from,
          valid_to: post.to,
        })
        .execute()
    }
  }
  await logEvent(ctx, 'accounts.cast-loaded', null, { people: cast.map((person) => person.key) })
  say(`  ${cast.length} người minh họa`)
}

async function unitOf(ctx: Ctx, { code, asOf }: { code: string; asOf: PlainDate }): Promise<string> {
  const unit = await findUnit(ctx.db, { code, asOf })
  if (!unit) throw new Error(`cast.json: no unit ${code} on ${asOf}`)
  return unit.id
}

async function agencyOf(ctx: Ctx, unitId: string, kind: string, on: PlainDate): Promise<string> {
  const agency = await ctx.db
    .selectFrom('accounts.agency')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('kind', '=', kind)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .executeTakeFirst()
  if (!agency) throw new Error(`cast.json: no agency ${kind} on ${on}`)
  return agency.id
}
