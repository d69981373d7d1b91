import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '../../test/harness.ts'
import { makePerson, openBrowser } from '../../test/sign-in-calls.ts'
import { readConfig } from '../kernel/config.ts'
import { systemClock } from '../kernel/time.ts'
import { readmit } from './readmit.ts'

test('an administrator of the country without phone and codes gets a link, and nobody else does', async ({ world }) => {
  const config = readConfig({ DATABASE_URL: world.url, PUBLIC_URL: 'https://ntm.example.vn' })
  const id = await makePerson(world, 'lost-phone')
  await makePerson(world, 'a-leader', ['leadership'])
  const now = systemClock.now()
  const factor = {
    secret: Buffer.alloc(20),
    started_at: now,
    confirmed_at: now,
    last_step: 1,
  }
  await world.db
    .insertInto('accounts.second_factor')
    .values({ person_id: id, ...factor })
    .execute()
  const browser = openBrowser(world)
  expect((await browser.signIn('lost-phone')).json()).toMatchObject({ type: '/problems/second-step-needed' })

  const said: string[] = []
  await readmit(config, 'Lost-Phone', (line) => said.push(line))
  expect(said.at(-1)).toMatch(/^ {2}https:\/\/ntm\.example\.vn\/moi\/[\w-]{43}$/)
  expect((await browser.signIn('lost-phone')).statusCode).toBe(201)
  const { rows } = await sql<{ type: string }>`
    select type from kernel.event where subject = ${id} and actor is null`.execute(world.db)
  expect(rows.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['accounts.second-factor-removed', 'accounts.person-invited']),
  )
  for (const login of ['a-leader', 'nobody-here'])
    await expect(readmit(config, login, () => {})).rejects.toThrow(/Không có người quản trị cả nước/)
})
