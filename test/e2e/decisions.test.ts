import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, openPage, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People, press } from './people.ts'

// A decision about units from the desk of the administrator to the public page and back; the results of a year published.

const CSV = [
  'Việc;Mã cũ;Mã mới;Loại đơn vị;Tên mới;Mã cấp trên;Tỷ lệ',
  '"Nhập, chia";30244;30253;xã;Tân Nhuận Đông;82;1',
  '"Nhập, chia";30253;30253;;;;1',
].join('\n')

let browser: Browser
let server: ServerProcess
let people: People

beforeAll(async () => {
  server = await openServer()
  browser = await openBrowser()
  people = createPeople(browser, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const go = (page: Page, path: string) => page.goto(server.url + path)

test('a decision is written from its annex, tried, applied, seen by the public, and taken back', async () => {
  const page = await people.enter('administrator')
  await go(page, '/lam-viec/quan-tri/quyet-dinh')
  await page.getByRole('button', { name: 'Ghi quyết định' }).click()
  await page.getByLabel('Số, ký hiệu').fill('MH-15/NQ-UBTVQH')
  await page.getByLabel('Ngày ký').fill('01/10/2026')
  await page.getByLabel('Cơ quan ban hành').fill('Ủy ban Thường vụ Quốc hội (minh họa)')
  await page.getByLabel('Ngày đầu có hiệu lực').fill('01/11/2026')
  await page.getByLabel('Trích yếu').fill('Nhập xã Phú Hựu vào xã Tân Nhuận Đông (minh họa)')
  await page
    .getByLabel('Hoặc đọc phụ lục từ tệp')
    .setInputFiles({ name: 'phu-luc.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
  await press(page, 'Đọc tệp')
  await page.getByText('Đã thêm 3 dòng từ tệp').waitFor()
  await press(page, 'Lưu bản nháp')

  await page.getByText('áp dụng được', { exact: false }).waitFor()
  await page.getByText('Xã Phú Hựu 30244 vào Xã Tân Nhuận Đông 30253, toàn bộ').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'decisions-01-trial')
  await press(page, 'Áp dụng')
  await page.getByText('Xong: quyết định đã áp dụng').waitFor()

  const reader = await openPage(browser, { scripts: false })
  await go(reader, '/don-vi/30244?ngay=2026-11-01')
  await reader.getByText('Xã Phú Hựu hoạt động đến hết ngày 31/10/2026').waitFor()

  await press(page, 'Hoàn tác quyết định')
  await page.getByText('Xong: quyết định đã hoàn tác').waitFor()
  await go(reader, '/don-vi/30244?ngay=2026-11-01')
  expect(await reader.getByText('hoạt động đến hết ngày').count()).toBe(0)
})

test('a mistake in the annex is named by its cell, one in the decision by its line, and nothing is applied', async () => {
  const page = await people.enter('administrator')
  await go(page, '/lam-viec/quan-tri/quyet-dinh?mo=moi')
  await page
    .getByLabel('Hoặc đọc phụ lục từ tệp')
    .setInputFiles({ name: 'sai.csv', mimeType: 'text/csv', buffer: Buffer.from('Việc;Mã cũ\nXóa;30244') })
  await press(page, 'Đọc tệp')
  await page.getByText('1 chỗ cần sửa, chưa thêm dòng nào').waitFor()
  await page.getByText('Ô A2: “Xóa” không phải việc nào', { exact: false }).waitFor()

  await page.getByLabel('Việc', { exact: true }).selectOption('end')
  await page.getByLabel('Mã đơn vị').fill('99999')
  await page.getByRole('button', { name: 'Thêm dòng này' }).click()
  await page.getByText('1 dòng thay đổi').waitFor()
  await page.getByLabel('Số, ký hiệu').fill('MH-16/NQ')
  await page.getByLabel('Ngày ký').fill('01/10/2026')
  await page.getByLabel('Cơ quan ban hành').fill('HĐND tỉnh (minh họa)')
  await page.getByLabel('Ngày đầu có hiệu lực').fill('01/11/2026')
  await page.getByLabel('Trích yếu').fill('Quyết định có mã sai (minh họa)')
  await press(page, 'Lưu bản nháp')
  await page.getByText('Ngày 01/11/2026 không có đơn vị mang mã 99999', { exact: false }).waitFor()
  expect(await page.getByRole('button', { name: 'Áp dụng' }).getAttribute('aria-disabled')).toBe('true')
  expect(await findBarriers(page)).toEqual([])
})

test('the office publishes the results of 2024 of a province that is no more; anybody downloads them', async () => {
  const page = await people.enter('coordination-office')
  await go(page, '/lam-viec/cong-bo?ky=2024')
  await page.getByRole('button', { name: 'Tỉnh Đồng Tháp, mã 87' }).click()
  await page.getByText(/xã của Tỉnh Đồng Tháp đạt năm 2024/).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'decisions-02-publish')
  const { id } = await press(page, 'Công bố kết quả này')
  await page.getByText('Ai cũng xem được').waitFor()

  const reader = await openPage(browser, { scripts: false })
  await go(reader, '/cong-bo')
  const link = reader.locator(`a[href="/api/v1/publications/${id}/results.json"]`)
  const [file] = await Promise.all([reader.waitForResponse((one) => one.url().endsWith('.json')), link.click()])
  expect(await file.json()).toMatchObject({ unit: { code: '87' }, year: 2024 })
})
