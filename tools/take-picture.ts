// `npm run picture`: the picture of the README, made from the running product with its demo database.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser, openPage } from '../test/e2e/browser.ts'
import { startServer } from '../test/server-process.ts'
import { makeTemporaryFolder } from '../test/temporary-folder.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'anh')
const data = await makeTemporaryFolder('picture')
const server = await startServer({ NTS_DATA: data, NTS_NOW: '2024-10-14T02:00:00Z' })
const browser = await openBrowser()
try {
  await mkdir(folder, { recursive: true })
  const page = await openPage(browser, { scripts: false, viewport: { width: 1440, height: 1000 } })
  await page.goto(server.url)
  await page.screenshot({ path: join(folder, 'trang-chu.png') })
  console.log('docs/anh/trang-chu.png')
} finally {
  await browser.close()
  await server.stop()
  await rm(data, { recursive: true, force: true })
}
