import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '../../../test/harness.ts'
import { connect, type Connection } from '../../kernel/db.ts'
import { migrate } from '../../kernel/migrate.ts'
import { hashRecoveryCode } from './second-factor/recovery-codes.ts'
import { findCode, hasSecondFactor } from './second-factor/second-factor.ts'

let connection: Connection

/** The shape before sessions said where and how they were opened. */
const BACK = `
  drop table accounts.passkey, accounts.passkey_challenge, accounts.recovery_set, accounts.sso_logout;
  alter table accounts.session drop column sso_identity, drop column sso_sid;
  drop table accounts.pending_sign_in, accounts.sso_identity, accounts.recovery_code, accounts.second_factor;
  alter table accounts.session drop column id, drop column opened_by, drop column device, drop column address,
    drop column proven_at, drop column sso_token;
  delete from kernel.migration where name in ('0022_two_step.sql', '0023_single_sign_on.sql', '0043_passkeys.sql')`

/** The shape before recovery codes stood beside the authenticator app, and sessions named their sign-on. */
const BACK_TO_APP = `
  drop table accounts.passkey, accounts.passkey_challenge, accounts.recovery_set, accounts.sso_logout;
  alter table accounts.session drop column sso_identity, drop column sso_sid;
  alter table accounts.pending_sign_in drop column sso_identity, drop column sso_sid;
  alter table accounts.second_factor add column recovery_salt bytea,
    add constraint second_factor_salt check ((confirmed_at is null) = (recovery_salt is null));
  delete from kernel.migration where name = '0043_passkeys.sql'`

beforeAll(async () => {
  connection = connect(await cloneDatabase('demo'), 2)
})
afterAll(() => connection.close())

test('sessions of before two steps end, the people stay, and signing in works on', async () => {
  const { pool, db } = connection
  await pool.query(BACK)
  await pool.query(`
    insert into accounts.session (token_hash, person_id, created_at, last_seen_at, expires_at)
    select '\\x01', id, now(), now(), now() + interval '1 hour' from accounts.person limit 1`)
  const people = await db.selectFrom('accounts.person').select('id').execute()
  expect(await migrate(pool)).toEqual(['0022_two_step.sql', '0023_single_sign_on.sql', '0043_passkeys.sql'])
  expect(await db.selectFrom('accounts.session').selectAll().execute()).toEqual([])
  expect(await db.selectFrom('accounts.person').select('id').execute()).toHaveLength(people.length)
})

test('recovery codes of before passkeys still let in, a set-up half done stays so, and single sign-on is asked anew', async () => {
  const { pool, db } = connection
  await pool.query(BACK_TO_APP)
  const [first, second] = await db.selectFrom('accounts.person').select('id').orderBy('id').limit(2).execute()
  const salt = Buffer.from('muối của tập mã')
  const code = 'abcd-efgh-jkmn'
  await pool.query(
    `insert into accounts.second_factor (person_id, secret, started_at, confirmed_at, recovery_salt)
     values ($1, 'bí mật', now(), now(), $3), ($2, 'bí mật', now(), null, null)`,
    [first?.id, second?.id, salt],
  )
  await pool.query('insert into accounts.recovery_code (person_id, code_hash) values ($1, $2)', [
    first?.id,
    await hashRecoveryCode(code, salt),
  ])
  await pool.query(
    `insert into accounts.session (token_hash, id, person_id, created_at, last_seen_at, expires_at, opened_by, device, address)
     select sha256(way::bytea), gen_random_uuid(), $1, now(), now(), now() + interval '1 hour', way, '', ''
     from unnest(array['password', 'sso']) way`,
    [first?.id],
  )
  expect(await migrate(pool)).toEqual(['0043_passkeys.sql'])
  expect(await findCode(db, first?.id ?? '', code)).toMatchObject({ kind: 'recovery' })
  expect(await hasSecondFactor(db, second?.id ?? '')).toBe(false)
  expect(await db.selectFrom('accounts.recovery_set').select('person_id').execute()).toEqual([{ person_id: first?.id }])
  expect(await db.selectFrom('accounts.session').select('opened_by').execute()).toEqual([{ opened_by: 'password' }])
})
