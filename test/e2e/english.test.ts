import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People } from './people.ts'

// The second language of the workbench: every screen of the rail, as three people see it.

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

const VIETNAMESE = /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/i

/** Heads of tables, legends and buttons that stand in no list: words of the house. Names and wordings of the law are data. */
async function wordsOfHouse(page: Page): Promise<string[]> {
  const own = 'main thead th, main legend, main header button, main form button'
  const found = await page.locator(own).allInnerTexts()
  return found.map((text) => text.trim()).filter((text) => text !== '')
}

async function walk(who: string): Promise<{ read: string[]; vietnamese: string[] }> {
  const page = await people.enter(who)
  await page.getByRole('button', { name: /^Tài khoản/ }).click()
  await page.getByRole('button', { name: 'English interface' }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.keyboard.press('Escape')
  const links = page.getByRole('navigation', { name: 'Work by role' }).getByRole('link')
  const read: string[] = []
  const vietnamese: string[] = []
  for (let i = 0; i < (await links.count()); i += 1) {
    const link = links.nth(i)
    const name = (await link.innerText()).replace(/\d+$/, '').trim()
    await link.click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await findBarriers(page)).toEqual([])
    read.push(name)
    const words = await wordsOfHouse(page)
    vietnamese.push(...words.filter((text) => VIETNAMESE.test(text)).map((text) => `${name}: ${text}`))
  }
  await takePicture(page, `english-${who}`)
  await page.context().close()
  return { read, vietnamese }
}

test('the administrator walks every screen in English', async () => {
  const { read, vietnamese } = await walk('administrator')
  expect(read).toEqual(expect.arrayContaining(['My work', 'People', 'Roles', 'Agencies', 'Audit log', 'Criteria sets']))
  expect(vietnamese).toEqual([])
})

test('so does an officer of a commune', async () => {
  const { read, vietnamese } = await walk('commune-officer')
  expect(read).toEqual(expect.arrayContaining(['Enter figures', 'Evidence', 'Recognition dossiers', 'Hamlets']))
  expect(vietnamese).toEqual([])
})

test('times and devices of an account, and whose roles are shown, are said in English too', async () => {
  const page = await people.enter('administrator')
  await page.evaluate(() => localStorage.setItem('nts.language', 'en'))
  await page.goto(`${server.url}/lam-viec/tai-khoan`)
  const sessions = page.getByRole('table', { name: /sessions/i })
  await sessions
    .getByText(/^Chrome on /)
    .first()
    .waitFor()
  expect(await sessions.innerText()).not.toContain('ngày')
  await page.goto(`${server.url}/lam-viec/quan-tri/vai-tro`)
  await page.getByText(/^Whole country: \d+ roles/).waitFor()
  await page.context().close()
})

test('and the chair of the council', async () => {
  const { read, vietnamese } = await walk('council-chair')
  expect(read).toContain('Council vote')
  expect(vietnamese).toEqual([])
})
