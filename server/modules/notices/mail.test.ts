import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/harness.ts'
import { type MailSink, openMailSink, readLetter } from '../../../test/mail-sink.ts'
import { digestJob } from './mail-jobs.ts'
import { jobHouseOf } from '../../house.ts'
import { addDays, plainDate } from '../../kernel/time.ts'

describe('notices by e-mail', () => {
  let sink: MailSink
  let world: World
  const EMAIL = 'phuc@tannhuandong.example.vn'

  beforeAll(async () => {
    sink = await openMailSink()
    world = await openWorld({
      now: '2024-10-14T02:00:00Z',
      env: {
        SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
        SMTP_FROM: 'nts@dongthap.example.vn',
        PUBLIC_URL: 'https://nts.example.vn',
      },
    })
  })
  afterAll(async () => {
    await world.close()
    await sink.close()
  })

  let told = 0

  /** Gives the commune's chair a post, each on a day of its own: an event that tells one person. */
  async function tellChair(title: string): Promise<void> {
    const day = addDays(plainDate('2024-10-15'), told++)
    const admin = await world.api.as('administrator')
    const chair = (await (await world.api.as('commune-chair')).get('/api/v1/session')).body
    const reply = await admin.post(`/api/v1/people/${chair.person.id}/positions`, {
      unitId: chair.positions[0].unit.id,
      agencyId: null,
      title,
      roles: ['leadership'],
      from: day,
      to: addDays(day, 1),
    })
    expect(reply.status).toBeLessThan(300)
    await world.house.finishJobs()
  }

  const lastLetter = () => {
    const letter = sink.letters.at(-1)
    if (!letter) throw new Error('no letter came')
    return { ...letter, ...readLetter(letter) }
  }

  test('nobody gets any who did not ask; the address waits until its owner opens the link of the first letter', async () => {
    const chair = await world.api.as('commune-chair')
    expect((await chair.get('/api/v1/me/mail')).body).toEqual({
      isAvailable: true,
      email: null,
      pace: 'never',
      isConfirmed: false,
    })
    await tellChair('Trưởng ban thứ nhất')
    expect(sink.letters).toEqual([])

    expect((await chair.put('/api/v1/me/mail', { email: EMAIL, pace: 'at-once' })).status).toBe(204)
    await world.house.finishJobs()
    expect(sink.letters).toHaveLength(1)
    const letter = lastLetter()
    expect(letter).toMatchObject({ from: 'nts@dongthap.example.vn', to: [EMAIL] })
    await tellChair('Trưởng ban thứ hai')
    expect(sink.letters).toHaveLength(1)

    const path = /https:\/\/nts\.example\.vn(\/xac-nhan-thu\/[\w-]+)/.exec(letter.bodies)?.[1] ?? ''
    expect((await world.api.page(path)).text).toContain('Xác nhận nhận thư')
    expect((await chair.get('/api/v1/me/mail')).body.isConfirmed).toBe(false)
    expect((await world.api.post(path)).status).toBe(303)
    expect((await chair.get('/api/v1/me/mail')).body).toMatchObject({ email: EMAIL, isConfirmed: true })
    expect((await world.api.post(path)).status).toBe(404)
    expect((await world.api.page('/xac-nhan-thu/khong-co')).status).toBe(404)
  })

  test('a letter says what happened and leads there, as text and as plain HTML; its headers hold what we wrote', async () => {
    await tellChair('Trưởng ban\r\nBcc: la@example.vn')
    expect(sink.letters).toHaveLength(2)
    const { headers, bodies, to } = lastLetter()
    expect(to).toEqual([EMAIL])
    expect(headers).not.toMatch(/^Bcc:/im)
    expect(headers).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(headers).toMatch(/^Message-ID: <[0-9a-f-]{36}@dongthap\.example\.vn>$/m)
    expect(headers).toMatch(/^Content-Type: multipart\/alternative/m)
    expect(bodies).toContain('Bạn được giao vị trí')
    expect(bodies).toContain('https://nts.example.vn/lam-viec')
    expect(bodies).not.toContain('<script')
  })

  test('a mail server that is away loses nothing: the job fails without the address, and its retry sends one letter', async () => {
    const chair = await world.api.as('commune-chair')
    sink.state.refuses = true
    const failures: string[] = []
    const note = (error: unknown): void => void failures.push(String(error))
    process.once('unhandledRejection', note)
    const before = sink.letters.length
    await tellChair('Trưởng ban thứ ba').catch(note)
    sink.state.refuses = false
    expect(failures.join()).toContain('451')
    expect(failures.join()).not.toContain(EMAIL)
    process.removeListener('unhandledRejection', note)
    expect(sink.letters).toHaveLength(before)
    // The next morning's letter brings what could not go.
    expect((await chair.put('/api/v1/me/mail', { email: EMAIL, pace: 'daily' })).status).toBe(204)
    await digestJob.work(jobHouseOf(world.house), {})
    await world.house.finishJobs()
    expect(sink.letters).toHaveLength(before + 1)
    expect(lastLetter().bodies).toContain('Trưởng ban thứ ba')
    await digestJob.work(jobHouseOf(world.house), {})
    await world.house.finishJobs()
    expect(sink.letters).toHaveLength(before + 1)
  })

  test('a line break, a list or a name in the address is refused; a fifth letter of confirmation is the last of a day', async () => {
    const officer = await world.api.as('commune-officer')
    for (const email of [
      'a@b.vn\r\nBcc: c@d.vn',
      'a@b.vn,c@d.vn',
      'Tên <a@b.vn>',
      'a@b.vn;c@d.vn',
      `${'a'.repeat(250)}@b.vn`,
    ])
      expect([email, (await officer.put('/api/v1/me/mail', { email, pace: 'daily' })).status]).toEqual([email, 422])
    for (let i = 1; i <= 5; i += 1) {
      expect((await officer.put('/api/v1/me/mail', { email: `a${i}@b.vn`, pace: 'daily' })).status).toBe(204)
      expect((await officer.del('/api/v1/me/mail')).status).toBe(204)
    }
    await world.house.finishJobs()
    const refused = await officer.put('/api/v1/me/mail', { email: 'a6@b.vn', pace: 'daily' })
    expect(refused).toMatchObject({ status: 429, body: { type: '/problems/too-many-letters' } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3600)
  })

  test('the address lies in one table: not in events, answers kept for a retry, or other rows; taken away it is gone', async () => {
    const chair = await world.api.as('commune-chair')
    const holders = async (): Promise<string[]> => {
      const { rows } = await world.house.connection.pool.query<{ name: string }>(
        `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
      )
      const found: string[] = []
      for (const { name } of rows) {
        const hit = await world.house.connection.pool.query(
          `select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`,
          [EMAIL],
        )
        if (hit.rows.length > 0) found.push(name)
      }
      return found
    }
    expect(await holders()).toEqual(['notices.mail_address'])
    expect((await chair.del('/api/v1/me/mail')).status).toBe(204)
    expect(await holders()).toEqual([])
    const before = sink.letters.length
    await tellChair('Trưởng ban thứ tư')
    expect(sink.letters).toHaveLength(before)
  })

  test('of somebody who was shut out is forgotten with the account', async () => {
    const member = await world.api.as('council-member-2')
    expect((await member.put('/api/v1/me/mail', { email: EMAIL, pace: 'daily' })).status).toBe(204)
    const { person } = (await member.get('/api/v1/session')).body
    const rows = () => world.db.selectFrom('notices.mail_address').select('email').where('email', '=', EMAIL).execute()
    await world.house.finishJobs()
    expect(await rows()).toHaveLength(1)
    const root = await world.api.as('administrator')
    expect((await root.post(`/api/v1/people/${person.id}/disable`)).status).toBeLessThan(300)
    expect(await rows()).toEqual([])
  })
})

test('without a mail server nothing can be asked for, and the settings say so', async () => {
  const world = await openWorld({ now: '2024-10-14T02:00:00Z' })
  const chair = await world.api.as('commune-chair')
  expect((await chair.get('/api/v1/me/mail')).body).toMatchObject({ isAvailable: false })
  const refused = await chair.put('/api/v1/me/mail', { email: 'a@b.vn', pace: 'daily' })
  expect(refused).toMatchObject({ status: 409, body: { type: '/problems/mail-not-available' } })
  await world.close()
})
