import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { countBytes, findBarriers, openBrowser, openPage, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'

let browser: Browser
let server: ServerProcess
beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function visit(page: Page, path: string): Promise<void> {
  const reply = await page.goto(server.url + path, { waitUntil: 'networkidle' })
  expect(reply?.status()).toBe(200)
}

describe.each([
  ['/', 'trang-chu'],
  ['/tim-kiem?q=cao+lanh', 'tim-kiem'],
  ['/don-vi/30253', 'don-vi'],
  ['/cong-nhan', 'cong-nhan'],
  ['/tieu-chi', 'tieu-chi'],
  ['/ban-do', 'ban-do'],
  ['/dang-nhap', 'dang-nhap'],
])('the public page %s', (path, name) => {
  test('says what it is about without JavaScript', async () => {
    const page = await openPage(browser, { scripts: false })
    await visit(page, path)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('html').getAttribute('lang')).toBe('vi')
    await takePicture(page, name)
    await page.context().close()
  })

  test('fits a phone 360 pixels wide', async () => {
    const page = await openPage(browser, { viewport: PHONE })
    await visit(page, path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await takePicture(page, `${name}-360`)
    await page.context().close()
  })

  test('puts no barrier in anybody’s way and weighs less than 100 KB', async () => {
    const page = await openPage(browser)
    const bytes = await countBytes(page, () => visit(page, path))
    expect(await findBarriers(page)).toEqual([])
    expect(bytes).toBeLessThan(100_000)
    await page.context().close()
  })
})
