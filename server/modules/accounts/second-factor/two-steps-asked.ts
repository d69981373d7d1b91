import { sql } from 'kysely'

/**
 * Whether a person `h` signs in by two steps, as roles may ask: a SQL condition. Illustrative people sign in by one click and have
 * nothing to prove.
 */
export const signsInByTwoSteps = sql<boolean>`(
  h.demo_key is not null
  or exists (select from accounts.second_factor factor where factor.person_id = h.id and factor.confirmed_at is not null)
  or exists (select from accounts.passkey key where key.person_id = h.id))`
