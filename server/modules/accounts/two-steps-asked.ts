import { sql } from 'kysely'

/**
 * Whether somebody signs in by two steps, as roles may ask: a SQL condition on the column that holds the person. Illustrative people
 * sign in by one click and have nothing to prove.
 */
export function signsInByTwoSteps(person: string) {
  const id = sql.ref(person)
  return sql<boolean>`(
    exists (select from accounts.second_factor f where f.person_id = ${id} and f.confirmed_at is not null)
    or exists (select from accounts.passkey k where k.person_id = ${id})
    or exists (select from accounts.person i where i.id = ${id} and i.demo_key is not null))`
}
