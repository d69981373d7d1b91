import { expect } from 'vitest'
import { cloneDatabase, test } from '../../test/harness.ts'
import { readConfig } from '../kernel/config.ts'
import { connect } from '../kernel/db.ts'
import { init } from './init.ts'

const LINK = /^ {2}https:\/\/ntm\.example\.vn\/moi\/[\w-]{43}$/

test('nts init never turns a demo into a real database', async ({ world }) => {
  const config = readConfig({ DATABASE_URL: world.url })
  await expect(init(config, () => {})).rejects.toThrow(/minh họa và không bao giờ thành cơ sở dữ liệu thật/)
  const people = await world.db.selectFrom('accounts.person').select('demo_key').execute()
  expect(people.every((person) => person.demo_key !== null)).toBe(true)
})

test('nts init prints a link until somebody has a password, and refuses afterwards', async () => {
  const url = await cloneDatabase('real')
  const config = readConfig({ DATABASE_URL: url, PUBLIC_URL: 'https://ntm.example.vn' })
  const said: string[] = []
  await init(config, (line) => said.push(line))
  await init(config, (line) => said.push(line))
  expect(new Set(said.filter((line) => LINK.test(line))).size).toBe(2)

  const { db, close } = connect(url, 1)
  try {
    const people = await db.updateTable('accounts.person').set({ password_hash: 'set' }).returning('id').execute()
    expect(people).toHaveLength(1)
  } finally {
    await close()
  }
  await expect(init(config, () => {})).rejects.toThrow(/đã có người dùng/)
})
