import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../server/kernel/db.ts'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, openPage, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People } from './people.ts'

// Somebody adds a passkey, signs in and decides with it, and takes it off again, with the device Chromium makes up for tests. The tests
// follow each other.

const PASSWORD = 'lúa chín vàng đồng'

let browser: Browser
let server: ServerProcess
let people: People
let databaseUrl = ''
let base = ''
let page: Page
let device: CDPSession
let printed: string[] = []

beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z', before: async (url) => void (databaseUrl = url) })
  base = server.url.replace('127.0.0.1', 'localhost')
  browser = await openBrowser()
  people = createPeople(browser, server.url)
  page = await openPage(browser)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const USE = 'Dùng khóa truy cập (vân tay, khuôn mặt, mã PIN)'

/** A device that is always there and asks for a finger, which is always given. */
async function plugIn(): Promise<string> {
  device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}

async function letAnHourPass(): Promise<void> {
  const { pool, close } = connect(databaseUrl, 1)
  await pool.query("update accounts.session set proven_at = proven_at - interval '1 hour'")
  await close()
}

async function typePassword(at = base): Promise<void> {
  await page.goto(`${at}/dang-nhap`)
  await page.getByLabel('Tên đăng nhập').fill('khoa.truy.cap')
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await button('Đăng nhập').click()
}

let authenticatorId = ''

test('opened by its number, the account page says where a passkey works and offers none', async () => {
  const unitId = (await people.get('administrator', '/api/v1/units?q=87&level=province')).body.items[0].id
  const post = { agencyId: null, title: 'Quản trị của tỉnh', roles: ['administrator'], from: '2024-01-01', to: null }
  const made = await people.post('administrator', '/api/v1/people', {
    name: 'Người Thử Khóa',
    position: { ...post, unitId },
  })
  const { body } = await people.post('administrator', `/api/v1/people/${made.body.id}/invitation`)
  await page.goto(server.url + new URL(body.link).pathname)
  await page.getByText('Dành cho: Người Thử Khóa').waitFor()
  await page.getByLabel('Tên đăng nhập').fill('khoa.truy.cap')
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await button('Lưu và đăng nhập').click()
  await page.waitForURL('**/lam-viec**')
  await page.goto(`${server.url}/lam-viec/tai-khoan`)
  await page.getByText('Khóa truy cập dùng ở địa chỉ khác').waitFor()
  expect(await page.getByRole('link', { name: 'Mở ở địa chỉ đó' }).getAttribute('href')).toBe(
    `${base}/lam-viec/tai-khoan`,
  )
  expect(await button('Thêm khóa truy cập').count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'passkeys-01-by-number')
})

test('a passkey is made on the device under a name, with codes for paper', async () => {
  authenticatorId = await plugIn()
  await typePassword()
  await page.waitForURL('**/lam-viec/**')
  await page.goto(`${base}/lam-viec/tai-khoan`)
  await button('Thêm khóa truy cập').click()
  const form = page.getByRole('form', { name: 'Thêm khóa truy cập' })
  expect(await form.getByLabel('Tên khóa').inputValue()).toContain('Chrome')
  await form.getByLabel('Tên khóa').fill('Điện thoại của tôi')
  await takePicture(page, 'passkeys-02-form')
  await form.getByRole('button', { name: 'Tạo khóa trên máy' }).click()
  await page.getByText('Cất mã dự phòng ngay bây giờ').waitFor()
  printed = await page.locator('ol code').allInnerTexts()
  expect(printed).toHaveLength(10)
  await button('Tôi đã cất các mã').click()
  await page.getByRole('table', { name: 'Khóa truy cập' }).getByText('Điện thoại của tôi').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'passkeys-03-account')
  await page.setViewportSize(PHONE)
  await takePicture(page, 'passkeys-03-account-360')
  await page.setViewportSize({ width: 1440, height: 900 })
  const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }])
})

test('the same device is not asked to make a second one', async () => {
  await button('Thêm khóa truy cập').click()
  await button('Tạo khóa trên máy').click()
  await page.getByText('Máy này đã có một khóa truy cập').waitFor()
  await page.getByRole('form', { name: 'Thêm khóa truy cập' }).getByRole('button', { name: 'Thôi' }).click()
})

test('signing in asks for the passkey first, and takes a printed code when the finger is not known', async () => {
  await page.getByRole('button', { name: /Người Thử Khóa/ }).click()
  await button('Đăng xuất').click()
  await page.waitForURL('**/dang-nhap')
  await typePassword()
  await button(USE).waitFor()
  expect(await page.getByRole('alert').innerText()).toBe('')
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'passkeys-04-second-step')
  await page.setViewportSize(PHONE)
  await takePicture(page, 'passkeys-04-second-step-360')
  await page.setViewportSize({ width: 1440, height: 900 })
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await button(USE).click()
  await page.getByRole('alert').getByText('Chưa dùng được khóa truy cập').waitFor()
  expect(await page.getByRole('alert').innerText()).not.toContain('quá giờ')
  await takePicture(page, 'passkeys-05-stopped')
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.getByLabel('Mã dự phòng').fill(printed[0] ?? '')
  await button('Đăng nhập bằng mã').click()
  await page.waitForURL('**/lam-viec/**')
  await page.context().clearCookies()
  await typePassword()
  await button(USE).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/lam-viec/**')
})

test('giving a right later in the day asks for the passkey first, and then gives it once', async () => {
  await page.goto(`${base}/lam-viec/quan-tri/nguoi-dung`)
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
  await button('Thêm và tạo tài khoản').click()
  const dialog = page.getByRole('dialog', { name: 'Xác minh lại' })
  await dialog.getByRole('button', { name: 'Dùng khóa truy cập và gửi tiếp' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'passkeys-06-dialog')
  await dialog.getByRole('button', { name: 'Dùng mã thay khóa truy cập' }).click()
  await dialog.getByLabel('Mã dự phòng').waitFor()
  await takePicture(page, 'passkeys-06-dialog-code')
  await dialog.getByRole('button', { name: 'Dùng khóa truy cập', exact: true }).click()
  await dialog.getByRole('button', { name: 'Dùng khóa truy cập và gửi tiếp' }).click()
  await page.getByRole('complementary', { name: 'Người Được Giao Quyền' }).waitFor()
  const { body } = await people.get('administrator', '/api/v1/people?q=nguoi%20duoc%20giao%20quyen')
  expect(body.items).toHaveLength(1)
})

test('an administrator sees that there is a passkey', async () => {
  const admin = await people.enter('administrator')
  await admin.goto(`${server.url}/lam-viec/quan-tri/nguoi-dung?q=thu%20khoa`)
  await admin.getByRole('button', { name: /Người Thử Khóa/ }).click()
  await admin.getByText(/bằng 1.khóa truy cập/).waitFor()
  await admin.getByText(/Điện thoại của tôi, dùng lần cuối/).waitFor()
  await takePicture(admin, 'passkeys-07-panel')
  await admin.context().close()
})

test('opened by its number, the second step says where the passkey works; without scripts the code does', async () => {
  await typePassword(server.url)
  await page.getByText('chỉ dùng được ở địa chỉ').waitFor()
  expect(await button(USE).isVisible()).toBe(false)
  expect(await page.getByRole('alert').innerText()).toBe('')
  await takePicture(page, 'passkeys-08-elsewhere')
  const plain = await openPage(browser, { scripts: false, viewport: PHONE })
  await plain.goto(`${base}/dang-nhap`)
  await plain.getByLabel('Tên đăng nhập').fill('khoa.truy.cap')
  await plain.getByLabel('Mật khẩu').fill(PASSWORD)
  await plain.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  expect(await plain.getByText(USE).isVisible()).toBe(false)
  await plain.getByLabel('Mã dự phòng').fill(printed[1] ?? '')
  await plain.getByRole('button', { name: 'Đăng nhập bằng mã' }).click()
  await plain.waitForURL('**/lam-viec/**')
  await plain.context().close()
})

test('taking the last one off says what that means, and then a password is enough', async () => {
  await page.goto(`${base}/lam-viec/tai-khoan`)
  await button('Gỡ khóa Điện thoại của tôi').click()
  await page.getByText('Đây là bước hai cuối cùng của bạn').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'passkeys-09-last')
  await button('Gỡ và tắt đăng nhập hai bước').click()
  await button('Bật đăng nhập hai bước').waitFor()
  await page.context().clearCookies()
  await typePassword()
  await page.waitForURL('**/lam-viec/**')
})
