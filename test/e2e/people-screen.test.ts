import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../server/kernel/db.ts'
import { newId } from '../../server/kernel/id.ts'
import { foldForSearch } from '../../server/modules/units/index.ts'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People } from './people.ts'

// The administrator's screen of people: a list of many pages, a person who is on none of those loaded, and one who leaves.

const MANY = 120

let browser: Browser
let server: ServerProcess
let people: People
let admin: Page

/** People of a commune whose names begin with the last letters, so that they stand on the last pages. */
async function addMany(databaseUrl: string): Promise<void> {
  const { pool, close } = connect(databaseUrl, 1)
  const names = Array.from({ length: MANY }, (_, i) => `Vương Người Thứ ${String(i + 1).padStart(3, '0')}`)
  await pool.query(
    `with made as (
       insert into accounts.person (id, name, name_key, created_at)
       select id, name, name_key, now() from unnest($1::uuid[], $2::text[], $3::text[]) as p (id, name, name_key) returning id)
     insert into accounts.position (id, person_id, unit_id, title, roles, valid_from)
     select gen_random_uuid(), made.id, u.unit_id, 'Cán bộ thử nghiệm', '{commune-officer}', '2024-01-01'
     from made, (select unit_id from units.v_unit where code = '30253' limit 1) u`,
    [names.map(() => newId()), names, names.map(foldForSearch)],
  )
  await close()
}

beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z', before: addMany })
  browser = await openBrowser()
  people = createPeople(browser, server.url)
  admin = await people.enter('administrator')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const SCREEN = '/lam-viec/quan-tri/nguoi-dung'
const go = (path: string) => admin.goto(server.url + path)
const button = (name: string | RegExp) => admin.getByRole('button', { name, exact: typeof name === 'string' })
const panel = (name: string) => admin.getByRole('complementary', { name })
const rows = () => admin.getByRole('table', { name: 'Người dùng' }).locator('tbody tr')

async function find(name: string): Promise<{ id: string; name: string }> {
  return (await people.get('administrator', `/api/v1/people?q=${encodeURIComponent(name)}`)).body.items[0]
}

test('the head says how many there are in all; each page more is asked for, and an act asks for none again', async () => {
  await go(SCREEN)
  await rows().first().waitFor()
  const { total } = (await people.get('administrator', '/api/v1/people?limit=1')).body
  expect(total).toBeGreaterThan(MANY)
  await admin.getByText(`${total} người`, { exact: true }).waitFor()
  await admin.getByText(`Đang hiện 50 trong ${total} người.`).waitFor()
  expect(await rows().count()).toBe(50)
  await button('Xem thêm người dùng').focus()
  await admin.keyboard.press('Enter')
  await admin.getByText(`Đang hiện 100 trong ${total} người.`).waitFor()
  for (let shown = 100; shown < total; shown += 50) {
    await button('Xem thêm người dùng').click()
    await expect.poll(() => rows().count()).toBe(Math.min(shown + 50, total))
  }
  expect(await button('Xem thêm người dùng').count()).toBe(0)
  // Where the list was scrolled to, the bar on top covers half a row, and half a button counts as too small.
  await admin.evaluate(() => scrollTo(0, 0))
  expect(await findBarriers(admin)).toEqual([])

  const asked: string[] = []
  admin.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await button('Mở Vương Người Thứ 118').click()
  const opened = panel('Vương Người Thứ 118')
  await opened.getByRole('button', { name: 'Khóa tài khoản' }).click()
  await opened.getByText('sẽ bị đăng xuất ngay').waitFor()
  await opened.getByText('Không có việc nào đang mở ở tài khoản này.').waitFor()
  await opened.getByRole('button', { name: 'Khóa Vương Người Thứ 118' }).click()
  await rows().filter({ hasText: 'Vương Người Thứ 118' }).getByText('Đã khóa').waitFor()
  expect(asked.filter((one) => /^GET \/api\/v1\/people(\/[^/]+)?$/.test(one))).toEqual([])
})

test('a person opened by address is there although their page was never loaded; nobody is told so in words', async () => {
  const { id, name } = await find('Vương Người Thứ 120')
  await go(`${SCREEN}?mo=${id}`)
  await panel(name).getByText('Cán bộ thử nghiệm', { exact: true }).waitFor()
  expect(await rows().count()).toBe(50)
  expect(await rows().filter({ hasText: name }).count()).toBe(0)
  await go(`${SCREEN}?mo=${newId()}`)
  await panel('Người đang mở').getByText('Không thấy người này').waitFor()
  await panel('Người đang mở').getByRole('button', { name: 'Đóng người dùng' }).click()
  await expect.poll(() => admin.url()).not.toContain('mo=')
})

test('tokens stand beside the sessions and are taken away at once; leaving says what becomes of the rest', async () => {
  const session = (await people.get('commune-officer', '/api/v1/session')).body
  const scopes = [{ positionId: session.positions[0].id, permissions: ['indicators:read'] }]
  for (const name of ['Phần mềm một cửa', 'Kho số liệu'])
    await people.post('commune-officer', '/api/v1/account/tokens', { name, days: 30, scopes })
  const { name } = session.person
  await go(`${SCREEN}?mo=${session.person.id}`)
  const opened = panel(name)
  await opened.getByText('2 mã truy cập đang dùng được').waitFor()
  await opened.getByRole('button', { name: 'Thu hồi mã Kho số liệu' }).focus()
  await admin.keyboard.press('Enter')
  await opened.getByText('1 mã truy cập đang dùng được').waitFor()
  await opened.getByText('1 mã không còn dùng được').click()
  await opened.getByText('đã thu hồi').waitFor()
  await opened.getByRole('button', { name: 'Xem việc đang mở' }).click()
  await opened.getByText('Mã truy cập đang dùng được: 1').waitFor()
  await opened.getByText('Phiên làm việc đang mở: 1').waitFor()
  await admin.evaluate(() => scrollTo(0, 0))
  expect(await findBarriers(admin)).toEqual([])
  await takePicture(admin, 'people-panel')
})

test('a name is mended with a reason, and a locked account opens again', async () => {
  const { id, name } = await find('Vương Người Thứ 116')
  await go(`${SCREEN}?mo=${id}`)
  await panel(name).getByRole('button', { name: 'Sửa họ tên…' }).click()
  await panel(name).getByLabel('Họ và tên').fill('Vương Tên Đã Sửa')
  await panel(name).getByLabel('Lý do hoặc văn bản').fill('ghi sai khi thêm')
  await panel(name).getByRole('button', { name: 'Sửa họ tên', exact: true }).click()
  const opened = panel('Vương Tên Đã Sửa')
  await opened.getByRole('button', { name: 'Khóa tài khoản' }).click()
  await opened.getByRole('button', { name: 'Khóa Vương Tên Đã Sửa' }).click()
  expect(await findBarriers(admin)).toEqual([])
  await opened.getByRole('button', { name: 'Mở khóa tài khoản' }).click()
  await opened.getByRole('button', { name: 'Khóa tài khoản', exact: true }).waitFor()
})

test('the list is narrowed by role and state, and the address keeps it', async () => {
  await go(`${SCREEN}?q=nguoi%20thu`)
  await admin.getByLabel('Tình trạng').selectOption('Đã khóa')
  await rows().filter({ hasText: 'Vương Người Thứ 118' }).waitFor()
  await expect.poll(() => rows().count()).toBe(1)
  await admin.getByLabel('Vai trò', { exact: true }).selectOption('Chủ tịch UBND xã')
  await admin.getByText('Không thấy ai').waitFor()
  expect(admin.url()).toContain('tinh-trang=disabled')
  expect(await findBarriers(admin)).toEqual([])
})

test('somebody is added by the keyboard alone, and focus is never lost', async () => {
  const isFocused = (of: ReturnType<Page['locator']>) =>
    expect.poll(() => of.evaluate((element) => element === document.activeElement)).toBe(true)
  await go(SCREEN)
  await button('Thêm người dùng').press('Enter')
  const form = admin.getByRole('form', { name: 'Thêm người dùng' })
  await isFocused(form.getByLabel('Họ tên'))
  await admin.keyboard.type('Ưng Bàn Phím')
  await form.getByLabel('Tên vị trí').fill('Cán bộ thử nghiệm')
  const unit = form.getByRole('combobox', { name: 'Đơn vị' })
  await unit.fill('tan nhuan')
  await form.getByRole('option').first().waitFor()
  await unit.press('Escape')
  expect(await form.getByRole('option').count()).toBe(0)
  await unit.fill('tan nhuan dong')
  await form.getByRole('option', { name: /^Xã Tân Nhuận Đông/ }).waitFor()
  await unit.press('ArrowDown')
  await unit.press('ArrowUp')
  expect(await form.getByRole('option', { selected: true }).count()).toBe(1)
  expect(await findBarriers(admin)).toEqual([])
  await takePicture(admin, 'people-unit-choices')
  await unit.press('Enter')
  await isFocused(form.getByRole('button', { name: 'Đổi đơn vị' }))
  await form.getByRole('checkbox').first().press('Space')
  await form.locator('button[type=submit]').press('Enter')
  await isFocused(admin.getByRole('heading', { name: 'Ưng Bàn Phím' }))
  await admin.keyboard.press('Tab')
})

test('on a phone an open person takes the place of the list, and closing brings it back', async () => {
  await admin.setViewportSize(PHONE)
  await go(`${SCREEN}?q=nguoi%20thu%20119`)
  await button('Mở Vương Người Thứ 119').click()
  const heading = admin.getByRole('heading', { name: 'Vương Người Thứ 119' })
  await heading.waitFor()
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await rows().first().isVisible()).toBe(false)
  expect(await findBarriers(admin)).toEqual([])
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await button('Đóng người dùng').click()
  await rows().first().waitFor()
})

test('in English every word of the screen is English but what people wrote', async () => {
  await admin.evaluate(() => localStorage.setItem('nts.language', 'en'))
  await go(`${SCREEN}?q=nguoi%20thu%20119`)
  await admin.getByRole('heading', { name: 'People', exact: true }).waitFor()
  await admin.getByText('1 person').waitFor()
  await button('Open Vương Người Thứ 119').click()
  await button('Show what is open').click()
  await admin.getByText('Nothing is open in this account.').waitFor()
})
