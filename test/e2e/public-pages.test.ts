import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { countBytes, findBarriers, openBrowser, openPage, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople } from './people.ts'
import { recogniseByApi, submitByApi } from './recognise.ts'

// The pages are judged full, not empty: one commune has figures, a score and a published decision.

let browser: Browser
let server: ServerProcess
beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z' })
  browser = await openBrowser()
  const people = createPeople(browser, server.url)
  const found = await people.get('commune-officer', '/api/v1/units?q=30253&level=commune&asOf=2024-10-14')
  await recogniseByApi(people, await submitByApi(people, found.body.items[0].id, 2024))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function visit(page: Page, path: string): Promise<void> {
  const reply = await page.goto(server.url + path, { waitUntil: 'networkidle' })
  expect(reply?.status()).toBe(200)
}

/** Address, name of the picture, and what a reader without scripts must find in the page. */
const PAGES = [
  ['/', 'trang-chu', '1 xã đã được công nhận'],
  ['/tim-kiem?q=tan%20nhuan%20dong', 'tim-kiem', 'Xã Tân Nhuận Đông'],
  ['/don-vi/30253', 'don-vi', 'MH-24/QĐ-UBND'],
  ['/don-vi/30253?chi-tieu=17.2', 'don-vi-vi-sao', 'Qua các năm'],
  ['/don-vi/82', 'don-vi-tinh', 'Tiền Giang'],
  ['/cong-nhan', 'cong-nhan', 'MH-24/QĐ-UBND'],
  ['/tieu-chi', 'tieu-chi', 'bộ minh họa, không có giá trị pháp lý'],
  ['/tieu-chi/minh-hoa-xa-2024@1', 'bo-tieu-chi', 'phân loại chất thải rắn tại nguồn'],
  ['/ban-do', 'ban-do', '1 xã đã được công nhận'],
  ['/ban-do?tinh=87', 'ban-do-tinh', 'Tân Nhuận Đông'],
  ['/cong-bo', 'cong-bo', 'Chưa công bố kết quả nào'],
  ['/don-vi/30271/thon-ap', 'thon-ap', 'hộ'],
  ['/huong-dan', 'huong-dan', 'Chọn theo việc của bạn'],
  ['/huong-dan/can-bo-xa', 'huong-dan-xa', 'Nhập số liệu'],
  ['/dang-nhap', 'dang-nhap', 'Võ Thị Mỹ Duyên (minh họa)'],
] as const

describe.each(PAGES)('the public page %s', (path, name, words) => {
  test('is complete without JavaScript', async () => {
    const page = await openPage(browser, { scripts: false })
    await visit(page, path)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('html').getAttribute('lang')).toBe('vi')
    expect(await page.locator('main').innerText()).toContain(words)
    await takePicture(page, name)
    await page.context().close()
  })

  test('puts no barrier in anybody’s way and weighs less than 100 KB with all it needs', async () => {
    const page = await openPage(browser)
    const bytes = await countBytes(page, () => visit(page, path))
    expect(await findBarriers(page)).toEqual([])
    expect(bytes).toBeLessThan(100_000)
    await page.context().close()
  })

  test('fits a phone 360 pixels wide, without barriers too', async () => {
    const page = await openPage(browser, { viewport: PHONE })
    await visit(page, path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    expect(await findBarriers(page)).toEqual([])
    await takePicture(page, `${name}-360`)
    await page.context().close()
  })

  test('fits the smallest telephone, and large type on both', async () => {
    for (const width of [320, PHONE.width]) {
      const page = await openPage(browser, { viewport: { ...PHONE, width } })
      for (const size of ['', 'co=lon']) {
        await visit(page, size === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${size}`)
        expect([size, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([size, width])
      }
      await takePicture(page, `${name}-${width}-lon`)
      await page.context().close()
    }
  })
})

test('figures over the years keep their years on a telephone', async () => {
  const page = await openPage(browser, { viewport: PHONE })
  await visit(page, '/don-vi/30253?chi-tieu=17.2')
  const labels = await page
    .locator('.why td[data-label]')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content))
  expect(labels.slice(0, 3)).toEqual(['"2022: "', '"2023: "', '"2024: "'])
  await page.context().close()
})
