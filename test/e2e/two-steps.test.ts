import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../server/kernel/db.ts'
import { codeAt, stepAt } from '../../server/modules/accounts/second-factor/totp.ts'
import { systemClock } from '../../server/kernel/time.ts'
import type { ServerProcess } from '../server-process.ts'
import { type SingleSignOn, startSingleSignOn } from '../single-sign-on.ts'
import { findBarriers, openBrowser, openPage, PHONE, takePicture } from './browser.ts'
import { findFreePort } from './free-port.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People } from './people.ts'

// Somebody gets an account, sets up two steps on a telephone, loses it, and works on: all in the browser. The tests follow
// each other.

const PASSWORD = 'lúa chín vàng đồng'
const SSO = 'Đăng nhập bằng tài khoản tỉnh'

let browser: Browser
let server: ServerProcess
let sso: SingleSignOn
let people: People
let databaseUrl = ''
let page: Page
let personId = ''
let secret = Buffer.alloc(0)
let printed: string[] = []

beforeAll(async () => {
  const port = await findFreePort()
  const base = `http://127.0.0.1:${port}`
  sso = await startSingleSignOn([`${base}/dang-nhap/sso/ve`], [`${base}/dang-nhap`])
  server = await openServer({
    now: '2024-10-14T02:00:00Z',
    before: async (url) => void (databaseUrl = url),
    environment: {
      PORT: String(port),
      OIDC_ISSUER: sso.issuer,
      OIDC_CLIENT_ID: sso.clientId,
      OIDC_CLIENT_SECRET: sso.clientSecret,
      OIDC_LABEL: SSO,
    },
  })
  browser = await openBrowser()
  people = createPeople(browser, server.url)
  page = await openPage(browser)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await sso?.stop()
})

const go = (path: string) => page.goto(server.url + path)
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const code = () => codeAt(secret, stepAt(systemClock.now()))

/** As if the person had been reading for an hour, and the last code were from long ago. */
async function letAnHourPass(): Promise<void> {
  const { pool, close } = connect(databaseUrl, 1)
  await pool.query("update accounts.session set proven_at = proven_at - interval '1 hour'")
  await pool.query('update accounts.second_factor set last_step = last_step - 120')
  await close()
}

async function typePassword(): Promise<void> {
  await go('/dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill('hai.buoc')
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await button('Đăng nhập').click()
}

test('a one-time link makes an account, and the account page sets up two steps with a picture for the phone', async () => {
  const unitId = (await people.get('administrator', '/api/v1/units?q=87&level=province')).body.items[0].id
  const post = { agencyId: null, title: 'Quản trị của tỉnh', roles: ['administrator'], from: '2024-01-01', to: null }
  const made = await people.post('administrator', '/api/v1/people', {
    name: 'Người Thử Hai Bước',
    position: { ...post, unitId },
  })
  personId = made.body.id
  const { body } = await people.post('administrator', `/api/v1/people/${personId}/invitation`)
  await go(new URL(body.link).pathname)
  await page.getByText('Dành cho: Người Thử Hai Bước').waitFor()
  await page.getByLabel('Tên đăng nhập').fill('hai.buoc')
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await button('Lưu và đăng nhập').click()
  await page.waitForURL('**/lam-viec**')
  await page.getByRole('button', { name: /Người Thử Hai Bước/ }).click()
  await page.getByRole('link', { name: 'Tài khoản của tôi' }).click()
  await button('Bật đăng nhập hai bước').click()
  await page.getByRole('img', { name: /Mã QR/ }).waitFor()
  const typed = (await page.locator('code').first().innerText()).replaceAll(/\s/g, '')
  secret = Buffer.from(
    (
      [...typed]
        .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g) ?? []
    ).map((byte) => Number.parseInt(byte, 2)),
  )
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'two-steps-01-set-up')
  await page.getByLabel('Mã 6 số đang hiện').fill(code())
  await page
    .getByRole('form', { name: 'Nhập mã đầu tiên' })
    .getByRole('button', { name: 'Bật đăng nhập hai bước' })
    .click()
  await page.getByText('Cất mã dự phòng ngay bây giờ').waitFor()
  printed = await page.locator('ol code').allInnerTexts()
  expect(printed).toHaveLength(10)
  await takePicture(page, 'two-steps-02-codes')
  await button('Tôi đã cất các mã').click()
  await page.getByText('10 mã dự phòng').waitFor()
})

test('signing in asks for the code of the phone, also without JavaScript and on a small screen', async () => {
  await letAnHourPass()
  await page.context().close()
  page = await openPage(browser, { scripts: false, viewport: PHONE })
  await typePassword()
  await page.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor()
  await page.getByLabel(/Mã 6 số/).fill('000000')
  await button('Đăng nhập').click()
  await page.getByRole('alert').getByText('Mã chưa đúng').waitFor()
  await page.getByLabel(/Mã 6 số/).fill(code())
  await button('Đăng nhập').click()
  await page.waitForURL('**/lam-viec/**')
})

test('without the phone a printed code lets in, once', async () => {
  await page.context().close()
  page = await openPage(browser)
  for (const [typed, then] of [
    [printed[0] ?? '', '**/lam-viec/**'],
    [printed[0] ?? '', '**/buoc-hai'],
  ] as const) {
    await page.context().clearCookies()
    await typePassword()
    await page.getByLabel(/Mã 6 số/).fill(typed)
    await button('Đăng nhập').click()
    await page.waitForURL(then)
  }
  await page.getByRole('alert').getByText('Mã này đã dùng rồi').waitFor()
  await page.getByLabel(/Mã 6 số/).fill(printed[1] ?? '')
  await button('Đăng nhập').click()
  await page.waitForURL('**/lam-viec/**')
  await go('/lam-viec/tai-khoan')
  await page.getByText('8 mã dự phòng').waitFor()
})

test('giving a right later in the day asks for a code first, and then gives it once', async () => {
  await go('/lam-viec/quan-tri/nguoi-dung')
  await button('Thêm người dùng').click()
  const form = page.getByRole('form', { name: 'Thêm người dùng' })
  await form.getByLabel('Họ tên').fill('Người Được Giao Quyền')
  await form.getByLabel('Tên vị trí').fill('Cán bộ thử nghiệm')
  await form
    .getByLabel(/Đơn vị/)
    .first()
    .fill('Tân Nhuận Đông')
  await form
    .getByRole('option', { name: /Tân Nhuận Đông/ })
    .first()
    .click()
  await form.getByRole('checkbox').first().check()
  await letAnHourPass()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/people'))
      sent.push(request.headers()['idempotency-key'] ?? '')
  })
  await button('Thêm và tạo tài khoản').click()
  const dialog = page.getByRole('dialog', { name: 'Xác minh lại' })
  await dialog.waitFor()
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'two-steps-03-dialog')
  await dialog.getByLabel(/Mã 6 số/).fill(code())
  await dialog.getByRole('button', { name: 'Xác minh và gửi tiếp' }).click()
  await page.getByRole('complementary', { name: 'Người Được Giao Quyền' }).waitFor()
  expect(sent).toHaveLength(2)
  expect(new Set(sent).size).toBe(1)
  const { body } = await people.get('administrator', '/api/v1/people?q=nguoi%20duoc%20giao%20quyen')
  expect(body.items).toHaveLength(1)
})

test('at the province’s sign-on a stranger reads out a code, the administrator links it, and they are in', async () => {
  await page.context().close()
  page = await openPage(browser)
  await signInThere()
  await page.getByRole('heading', { name: 'Chưa gắn với người dùng' }).waitFor()
  const shown = await page.locator('.read-out').innerText()
  const admin = await people.enter('administrator')
  await admin.goto(`${server.url}/lam-viec/quan-tri/nguoi-dung?q=hai%20buoc&mo=${personId}`)
  const option = await admin.getByRole('option', { name: new RegExp(shown) }).getAttribute('value')
  await admin.getByLabel('Gắn tài khoản đang chờ').selectOption(option)
  await letAnHourPass()
  await admin.getByRole('button', { name: /^Gắn cho/ }).click()
  await admin.getByRole('dialog').getByText('bấm một lần là đủ').waitFor()
  await admin.getByRole('dialog').getByRole('button', { name: 'Xác minh và gửi tiếp' }).click()
  await admin.getByRole('button', { name: /^Bỏ gắn/ }).waitFor()
  await takePicture(admin, 'two-steps-04-panel')
  await go('/dang-nhap')
  await page.getByRole('link', { name: SSO }).click()
  await page.getByLabel(/Mã 6 số/).fill(code())
  await button('Đăng nhập').click()
  await page.waitForURL('**/lam-viec/**')
})

/** Through the pages of oidc-provider: name, password, consent. */
async function signInThere(): Promise<void> {
  await go('/dang-nhap')
  await page.getByRole('link', { name: SSO }).click()
  await page.locator('input[name=login]').fill('cb-001')
  await page.locator('input[name=password]').fill('x')
  await page.locator('button[type=submit]').click()
  await page.locator('button[type=submit]').click()
}

test('signing out leads through the province’s sign-on, which asks again next time', async () => {
  await page.getByRole('button', { name: /Người Thử Hai Bước/ }).click()
  await button('Đăng xuất').click()
  await page.waitForURL(`${sso.issuer}/session/end**`)
  await page.locator('button[value=yes]').click()
  await page.waitForURL('**/dang-nhap**')
  await page.getByRole('link', { name: SSO }).click()
  await page.locator('input[name=login]').waitFor()
})
