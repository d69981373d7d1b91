import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailSink, openMailSink, readLetter } from '../mail-sink.ts'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, openPage, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People } from './people.ts'
import { submitByApi, tryMove } from './recognise.ts'

// What people are told while a dossier goes its way: the bell, the list, the letter. Each test follows the one before.

let browser: Browser
let server: ServerProcess
let people: People
let sink: MailSink
let district: Page
let dossier = ''

const EMAIL = 'thanhtung@chauthanh.example.vn'

beforeAll(async () => {
  sink = await openMailSink()
  server = await openServer({
    now: '2024-10-14T02:00:00Z',
    environment: { SMTP_URL: `smtp://127.0.0.1:${sink.port}`, SMTP_FROM: 'nts@dongthap.example.vn' },
  })
  browser = await openBrowser()
  people = createPeople(browser, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await sink?.close()
})

/** Jobs are polled for: what they write is there some seconds later. */
async function waitFor<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('nothing came within twenty seconds')
}

const unreadOf = async (who: string): Promise<number> => (await people.get(who, '/api/v1/me/notices')).body.unread

test('the district officer hears the bell, reads by keyboard and stands in the dossier', async () => {
  const units = await people.get('commune-officer', '/api/v1/units?q=30253&level=commune&asOf=2024-10-14')
  dossier = await submitByApi(people, units.body.items[0].id, 2024)
  await waitFor(async () => (await unreadOf('district-officer')) === 1)
  district = await people.enter('district-officer')
  const bell = district.getByRole('button', { name: 'Thông báo, 1 chưa đọc' })
  await bell.focus()
  await district.keyboard.press('Enter')
  const panel = district.getByRole('region', { name: 'Thông báo', exact: true })
  await panel.getByRole('heading', { name: 'Hôm nay, 14/10/2024' }).waitFor()
  expect(await findBarriers(district)).toEqual([])
  await takePicture(district, 'notices-bell')
  await district.keyboard.press('Escape')
  expect(await bell.evaluate((button) => button === document.activeElement)).toBe(true)
  await district.keyboard.press('Enter')
  await district.keyboard.press('Tab')
  await district.keyboard.press('Tab')
  await district.keyboard.press('Enter')
  await district.waitForURL(`**/lam-viec/ho-so/${dossier}**`)
  await district.getByRole('button', { name: 'Thông báo', exact: true }).waitFor()
  expect(await unreadOf('district-officer')).toBe(0)
})

test('asks for letters, opens the link of the first one and agrees; the next notice comes as a letter', async () => {
  await district.goto(`${server.url}/lam-viec/thong-bao`)
  await district.getByLabel('Địa chỉ thư').fill('thanhtung@')
  await district.getByRole('button', { name: 'Gửi thư xác nhận' }).click()
  await district.getByText('viết dạng ten@coquan.gov.vn').waitFor()
  await district.getByLabel('Địa chỉ thư').fill(EMAIL)
  await district.getByLabel('Nhịp gửi').selectOption('at-once')
  await district.getByRole('button', { name: 'Gửi thư xác nhận' }).click()
  await district.getByText(`Chờ xác nhận ${EMAIL}`).waitFor()
  expect(await findBarriers(district)).toEqual([])

  const letter = await waitFor(async () => sink.letters[0])
  expect(letter.to).toEqual([EMAIL])
  const path = /\/xac-nhan-thu\/[\w-]+/.exec(readLetter(letter).bodies)?.[0] ?? ''
  const mailbox = await openPage(browser, { scripts: false })
  await mailbox.goto(server.url + path)
  await mailbox.getByRole('button', { name: 'Xác nhận nhận thư' }).click()
  await mailbox.getByRole('heading', { name: 'Đã xác nhận địa chỉ thư' }).waitFor()
  await district.reload()
  await district.getByText(`Đã xác nhận ${EMAIL}`).waitFor()

  expect(await tryMove(people, 'commune-chair', dossier, 'withdrawal')).toMatchObject({ status: 200 })
  const second = await waitFor(async () => sink.letters[1])
  expect(readLetter(second).bodies).toContain(`/lam-viec/ho-so/${dossier}`)
})

test('on a telephone the list and the panel fit the screen; all is marked as read at once', async () => {
  await district.setViewportSize(PHONE)
  await district.goto(`${server.url}/lam-viec/thong-bao`)
  await district.getByRole('button', { name: 'Thông báo, 1 chưa đọc' }).click()
  expect(await district.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  expect(await findBarriers(district)).toEqual([])
  await district.getByRole('button', { name: 'Đánh dấu đã đọc hết' }).click()
  await district.getByText('Bạn đã đọc mọi thông báo.').waitFor()
  await district.getByRole('button', { name: 'Xóa địa chỉ' }).click()
  await district.getByText('Đang tắt.').waitFor()
})
