import type { Db, Tx } from '../../../kernel/db.ts'
import type { House } from '../../../kernel/http.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { PersonSignInView } from '../account-contract.ts'
import { listPasskeys } from '../passkeys/passkeys.ts'
import { listSessions } from '../sessions/sessions.ts'

/** How a person signs in and where they are signed in; `token` marks the session that asks. */
export async function readSignInFacts(
  db: Db | Tx,
  { house, personId, token }: { house: House; personId: string; token?: string | undefined },
): Promise<Omit<PersonSignInView, 'tokens'>> {
  const person = await db
    .selectFrom('accounts.person as p')
    .leftJoin('accounts.second_factor as f', 'f.person_id', 'p.id')
    .select(['p.login', 'p.password_hash', 'f.confirmed_at'])
    .select((eb) =>
      eb
        .selectFrom('accounts.recovery_code as c')
        .select((count) => count.fn.countAll<number>().as('left'))
        .whereRef('c.person_id', '=', 'p.id')
        .where('c.used_at', 'is', null)
        .as('left'),
    )
    .where('p.id', '=', personId)
    .executeTakeFirst()
  if (!person) throw notFound('người này')
  const identities = await db
    .selectFrom('accounts.sso_identity')
    .select(['id', 'issuer', 'label', 'linked_at'])
    .where('person_id', '=', personId)
    .orderBy('linked_at')
    .execute()
  const passkeys = await listPasskeys(db, personId)
  const [app, first] = [person.confirmed_at, passkeys[0]?.addedAt]
  const since = app && first && first < app ? first : (app ?? first)
  return {
    login: person.login,
    hasPassword: person.password_hash !== null,
    secondFactor: since ? { since, recoveryCodesLeft: person.left ?? 0 } : null,
    authenticator: person.confirmed_at && { since: person.confirmed_at },
    passkeys,
    identities: identities.map(({ linked_at, ...rest }) => ({ ...rest, linkedAt: linked_at ?? '' })),
    sessions: await listSessions(db, personId, token),
    sso: house.config.oidc?.label ?? null,
  }
}
