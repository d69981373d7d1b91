import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '../../../test/harness.ts'
import { connect, type Connection } from '../../kernel/db.ts'
import { migrate } from '../../kernel/migrate.ts'

let connection: Connection

/** The shape before sessions said where and how they were opened. */
const BACK = `
  drop table accounts.sso_identity, accounts.pending_sign_in, accounts.recovery_code, accounts.second_factor;
  alter table accounts.session drop column id, drop column opened_by, drop column device, drop column address,
    drop column proven_at, drop column sso_token;
  delete from kernel.migration where name in ('0022_two_step.sql', '0023_single_sign_on.sql')`

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
  expect(await migrate(pool)).toEqual(['0022_two_step.sql', '0023_single_sign_on.sql'])
  expect(await db.selectFrom('accounts.session').selectAll().execute()).toEqual([])
  expect(await db.selectFrom('accounts.person').select('id').execute()).toHaveLength(people.length)
})
