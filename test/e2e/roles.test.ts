import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People } from './people.ts'

// A province takes a right from a role, makes a role of its own, and goes back: by the screen of roles. The tests follow each other.

let browser: Browser
let server: ServerProcess
let people: People
let page: Page

beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z' })
  browser = await openBrowser()
  people = createPeople(browser, server.url)
  page = await people.enter('administrator')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const rightsOf = async (who: string): Promise<string[]> => (await people.get(who, '/api/v1/session')).body.permissions

test('the screen says beforehand what a change takes away and from how many, and it holds at once', async () => {
  const unit = (await people.get('administrator', '/api/v1/units?q=30253&level=commune&asOf=2024-10-14')).body.items[0]
    .id
  await page.goto(`${server.url}/lam-viec/quan-tri/vai-tro?don-vi=${unit}`)
  await page.getByText('Tỉnh Đồng Tháp: ').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await button('Mở vai trò Cán bộ xã').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Tự đánh giá và trình hồ sơ').uncheck()
  await page.getByText('Bớt: Tự đánh giá và trình hồ sơ.').waitFor()
  await page.getByText(/Có hiệu lực ngay với \d+ người\./).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'roles')
  await page.getByRole('textbox', { name: 'Căn cứ' }).fill('Quy chế 12/QC-UBND (minh họa)')
  expect(await rightsOf('commune-officer')).toContain('assessment:prepare')
  await button('Lưu vai trò').click()
  await page.getByText('tỉnh đã sửa').waitFor()
  expect(await rightsOf('commune-officer')).not.toContain('assessment:prepare')
})

test('duties that stand apart are named before anything is sent', async () => {
  await page.getByLabel('Bỏ phiếu trong hội đồng').check()
  await page.getByText('“Ghi nhận số liệu” và “Bỏ phiếu trong hội đồng” không đi chung một vai trò').waitFor()
  expect(await button('Lưu vai trò').getAttribute('aria-disabled')).toBe('true')
  await page.getByLabel('Bỏ phiếu trong hội đồng').uncheck()
})

test('what was changed goes back, and a role of the province stands beside the others', async () => {
  await page.getByRole('textbox', { name: 'Căn cứ' }).fill('Bãi bỏ quy chế 12 (minh họa)')
  await button('Đưa về như chưa sửa').click()
  await page.getByText('tỉnh đã sửa').waitFor({ state: 'detached' })
  expect(await rightsOf('commune-officer')).toContain('assessment:prepare')
  await button('Tạo vai trò theo mẫu này').click()
  await page.getByRole('textbox', { name: 'Tên vai trò' }).fill('Cán bộ nhập liệu')
  await page.getByLabel('Tự đánh giá và trình hồ sơ').uncheck()
  await page.getByRole('textbox', { name: 'Căn cứ' }).fill('Quy chế 13/QC-UBND (minh họa)')
  await button('Tạo vai trò').click()
  await button('Mở vai trò Cán bộ nhập liệu').waitFor()
  await page.setViewportSize(PHONE)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  expect(await findBarriers(page)).toEqual([])
})
