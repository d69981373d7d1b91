import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, openPage, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People, press } from './people.ts'

// An administrator looks at the agencies of a province, moves a sector by decision with the keyboard alone, and adds a team
// to a commune, which the form for posts then offers.

let browser: Browser
let server: ServerProcess
let people: People

beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z' })
  browser = await openBrowser()
  people = createPeople(browser, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const SCREEN = '/lam-viec/quan-tri/co-quan'

async function fillBasis(page: Page): Promise<void> {
  await page.getByLabel('Số quyết định').fill('MH-12/QĐ-UBND')
  await page.getByLabel('Ngày ký').fill('10/10/2024')
  await page.getByLabel('Cơ quan ban hành').fill('UBND tỉnh (minh họa)')
}

/** Puts the focus on a button and presses Enter: nothing is reached by a mouse. */
async function enterOn(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
}

test('a sector moves from one department to another by decision, with the keyboard, after a look at what changes', async () => {
  const page = await people.enter('administrator')
  await page.getByRole('link', { name: 'Cơ quan', exact: true }).click()
  await enterOn(page, 'Tỉnh Đồng Tháp')
  await page.getByText('Lĩnh vực nào cũng có cơ quan giữ.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'co-quan-tinh')
  await enterOn(page, 'Mở Sở Nông nghiệp và Phát triển nông thôn tỉnh Đồng Tháp')
  await page.getByRole('button', { name: 'Thôi làm đầu mối' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.getByLabel('Tìm cơ quan, lĩnh vực').fill('tu phap')
  await page.getByRole('button', { name: 'Mở Sở Y tế tỉnh Đồng Tháp' }).waitFor({ state: 'detached' })
  await page.getByLabel('Tìm cơ quan, lĩnh vực').fill('')
  await enterOn(page, 'Mở Sở Y tế tỉnh Đồng Tháp')
  await enterOn(page, 'Nhận lĩnh vực')
  await page.getByLabel('Lĩnh vực nhận').selectOption({ label: 'Tư pháp' })
  await page.getByText('Đang do Sở Tư pháp tỉnh Đồng Tháp giữ.').waitFor()
  await fillBasis(page)
  await enterOn(page, 'Xem trước, chưa ghi')
  await page.getByText('Tư pháp: Sở Tư pháp tỉnh Đồng Tháp → Sở Y tế tỉnh Đồng Tháp').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await enterOn(page, 'Ghi')
  const panel = page.getByRole('complementary', { name: 'Sở Y tế tỉnh Đồng Tháp' })
  await panel.getByText('từ 14/10/2024 đến hết 30/06/2025 · MH-12/QĐ-UBND').waitFor()
  await page.getByRole('row', { name: /Sở Y tế tỉnh Đồng Tháp.*Tư pháp, Y tế/ }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.context().close()
})

test('a team is added to a commune on a phone, and the form for posts offers it under its group', async () => {
  const found = await fetch(`${server.url}/api/v1/units?q=30253&level=commune`)
  const { items } = (await found.json()) as { items: { id: string }[] }
  const page = await people.enter('administrator')
  await page.setViewportSize(PHONE)
  await page.goto(`${server.url}${SCREEN}?don-vi=${items[0]?.id}`)
  await page.getByText('Xã Tân Nhuận Đông chưa ghi cơ quan nào').waitFor()
  await page.getByRole('button', { name: 'Thêm cơ quan' }).click()
  await page.getByLabel('Loại', { exact: true }).selectOption({ label: 'Tổ công nghệ số cộng đồng' })
  await page.getByLabel('Tên đầy đủ').fill('Tổ công nghệ số cộng đồng ấp Tân Lập')
  await fillBasis(page)
  expect(await findBarriers(page)).toEqual([])
  await press(page, 'Thêm vào danh sách')
  await page.getByRole('heading', { name: 'Tổ công nghệ số cộng đồng ấp Tân Lập' }).waitFor()
  await page.getByText('Thành lập').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  await takePicture(page, 'co-quan-to-360')

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${server.url}/lam-viec/quan-tri/nguoi-dung`)
  await page.getByRole('button', { name: 'Thêm người dùng' }).click()
  await page.getByRole('combobox', { name: 'Đơn vị' }).fill('tan nhuan dong')
  await page.getByRole('option', { name: /^Xã Tân Nhuận Đông/ }).click()
  const choices = page.getByRole('form', { name: 'Thêm người dùng' }).getByLabel('Cơ quan', { exact: true })
  await choices.waitFor()
  expect(await choices.locator('optgroup').getAttribute('label')).toBe('Tổ')
  await choices.selectOption({ label: 'Tổ công nghệ số cộng đồng ấp Tân Lập' })
  await page.context().close()
})

test('a Party body looks at the board of a commune; agencies are not theirs to record', async () => {
  const page = await openPage(browser)
  await page.goto(`${server.url}/dang-nhap`)
  // Who has no part in the story is kept below those who have.
  await page.locator('summary').first().click()
  await page.getByRole('button', { name: 'Mai Quốc Thịnh (minh họa)' }).click()
  await page.getByRole('link', { name: 'Bảng tiêu chí', exact: true }).click()
  await page
    .getByRole('heading', { name: /Bảng tiêu chí|Đồng Tháp/ })
    .first()
    .waitFor()
  expect(await page.getByRole('link', { name: 'Cơ quan', exact: true }).count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
  await page.context().close()
})
