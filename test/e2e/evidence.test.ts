import { Buffer } from 'node:buffer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People } from './people.ts'

// An officer at the end of a slow line attaches a scan, sees how far it is, and finds it in the list.

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

/** Half a megabyte a second up, as on the line of a commune. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const line = { offline: false, latency: 20, downloadThroughput: 2_000_000, uploadThroughput: 500_000 }
  await session.send('Network.emulateNetworkConditions', line)
}

test('a large file on a slow line says how far it is and arrives', async () => {
  const page = await people.enter('commune-officer')
  await page.getByRole('link', { name: 'Minh chứng', exact: true }).click()
  const form = page.getByRole('form', { name: 'Thêm minh chứng' })
  await form.waitFor()
  const scan = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(3_000_000, 'x')])
  await form
    .getByLabel('Tệp minh chứng')
    .setInputFiles({ name: 'bien-ban.pdf', mimeType: 'application/pdf', buffer: scan })
  await form.getByLabel('Chỉ tiêu').selectOption('17.11')
  await slowDown(page)
  await form.getByRole('button', { name: 'Gửi tệp minh chứng' }).click()
  await form.getByRole('button', { name: /^Đang gửi [1-9]\d?%$/ }).waitFor()
  await takePicture(page, 'minh-chung-dang-gui')
  await page.setViewportSize(PHONE)
  await form.getByRole('button', { name: /^Đang gửi|^Đã gửi hết/ }).waitFor()
  await takePicture(page, 'minh-chung-dang-gui-360')
  await page.getByText('Đã gắn bien-ban.pdf.').waitFor()
  await page.getByRole('table').getByText('bien-ban.pdf').waitFor()
  expect(await findBarriers(page)).toEqual([])
})
