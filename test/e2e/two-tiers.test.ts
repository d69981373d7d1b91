import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSetWorkbook } from '../../server/modules/criteria/write-set-workbook.ts'
import { criterion, known, setOf, water, yesNo } from '../small-sets.ts'
import type { ServerProcess } from '../server-process.ts'
import { openBrowser, openPage, takePicture } from './browser.ts'
import { XLSX } from './figure-workbook.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People, press } from './people.ts'
import { recogniseByApi, submitByApi, tryMove } from './recognise.ts'

// Today, with two tiers of government, over what three tiers left behind: a recognition of 2024, and a dossier of 2025
// that the district still had on its desk when the district ended.

const SET = 'bo-nho-minh-hoa'
const ENDED = 'Vị trí “Chuyên viên Phòng Nông nghiệp và PTNT huyện Châu Thành” kết thúc ngày 30/06/2025'

let browser: Browser
let server: ServerProcess
let people: People
let today = ''
let leftBehind = ''

beforeAll(async () => {
  server = await openServer()
  browser = await openBrowser()
  people = createPeople(browser, server.url)
  today = (await people.get('administrator', '/api/v1/session')).body.today
  expect(today > '2025-07-01').toBe(true)
  await workOn('2024-10-14')
  const found = await people.get('administrator', '/api/v1/units?q=30253&level=commune&asOf=2024-10-14')
  const unitId = found.body.items[0].id
  await recogniseByApi(people, await submitByApi(people, unitId, 2024))
  await workOn('2025-06-16')
  leftBehind = await submitByApi(people, unitId, 2025)
  await workOn(today)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const go = (page: Page, path: string) => page.goto(server.url + path)

/** Sets the working date of the demo with the form of the sign-in page. */
async function workOn(date: string): Promise<void> {
  const page = await openPage(browser, { scripts: false })
  await go(page, '/dang-nhap')
  await page.getByLabel('Làm việc như ngày').fill(date)
  await page.getByRole('button', { name: 'Đặt ngày làm việc' }).click()
  expect(await page.getByLabel('Làm việc như ngày').inputValue()).toBe(date)
  await page.context().close()
}

test('an administrator brings in a small whole set from Excel; the commune of today enters figures and sees its score', async () => {
  const year = today.slice(0, 4)
  const planning = {
    ...criterion('1', [yesNo('1.1', 'co_quy_hoach_chung_xa')]),
    name: { vi: 'Quy hoạch', en: 'Planning' },
  }
  const environment = { ...criterion('17', [water([known('80')])]), name: { vi: 'Môi trường', en: 'Environment' } }
  const title = { vi: 'Bộ nhỏ (minh họa)', en: 'Small set (illustrative)' }
  const set = setOf([planning, environment], { id: SET, title, illustrative: true })
  const administrator = await people.enter('administrator')
  await go(administrator, '/lam-viec/bo-tieu-chi')
  await administrator.getByRole('button', { name: 'Nạp bộ tiêu chí từ Excel' }).click()
  const buffer = await writeSetWorkbook(set)
  await administrator
    .getByLabel('Tệp Excel của bộ tiêu chí')
    .setInputFiles({ name: 'bo-nho.xlsx', mimeType: XLSX, buffer })
  expect(await press(administrator, 'Đọc thử tệp')).toMatchObject({ problems: [], summary: { id: SET } })
  await takePicture(administrator, 'two-tiers-01-set')
  await press(administrator, 'Công bố bộ tiêu chí')
  await administrator.getByText('Đã công bố Bộ nhỏ (minh họa)').waitFor()

  const officer = await people.enter('commune-officer')
  await go(officer, `/lam-viec/nhap-so-lieu?ky=${year}&bo=${SET}@1`)
  await officer.getByLabel(/^Số liệu .*quy hoạch.* năm nay$/).selectOption('Có')
  await officer.locator('input[data-figure="ho"]').fill('200')
  await officer.locator('input[data-figure="ho_nuoc_sach"]').fill('150')
  await press(officer, 'Lưu 3 số liệu')
  await go(officer, `/lam-viec/bang-tieu-chi?ky=${year}&bo=${SET}@1`)
  await officer.getByText('Đạt 1/2 tiêu chí, 1/2 chỉ tiêu').waitFor()
  await officer.getByRole('button', { name: 'Mở chỉ tiêu 17.1' }).click()
  await officer.getByText('Còn thiếu 10 hộ').waitFor()
  await takePicture(officer, 'two-tiers-02-board')
})

test('the page of today’s commune shows the recognition of 2024 as inherited', async () => {
  const citizen = await openPage(browser, { scripts: false })
  await go(citizen, '/don-vi/30253')
  const text = await citizen.locator('main').innerText()
  expect(text).toContain('Kế thừa, chờ đánh giá lại')
  expect(text).toContain('MH-24/QĐ-UBND')
  await takePicture(citizen, 'two-tiers-03-unit')
  const before = await go(citizen, '/don-vi/30253?ngay=2025-06-30')
  expect(before?.status()).toBe(200)
  expect(await citizen.locator('main').innerText()).not.toContain('Kế thừa, chờ đánh giá lại')
})

test('the district officer still signs in and reads; every act is refused with the day the post ended', async () => {
  const officer = await people.enter('district-officer')
  await officer.getByText('Vị trí công tác đã kết thúc').waitFor()
  await go(officer, `/lam-viec/ho-so/${leftBehind}`)
  await officer.getByRole('heading', { name: /Đề nghị công nhận xã Tân Nhuận Đông .* năm 2025/ }).waitFor()
  await officer.getByRole('region', { name: 'Việc với hồ sơ này' }).getByText(ENDED).first().waitFor()
  for (const name of ['Xác nhận thẩm tra, trình tỉnh', 'Trả lại chỉ tiêu'])
    expect(await officer.getByRole('button', { name, exact: true }).getAttribute('aria-disabled')).toBe('true')
  await takePicture(officer, 'two-tiers-04-ended')

  const returned = [{ indicator: '17.11', reason: 'Thiếu biểu tổng hợp của các ấp.' }]
  for (const [act, body] of [
    ['verification', {}],
    ['return', { returned }],
  ] as const)
    expect(await tryMove(people, 'district-officer', leftBehind, act, body)).toMatchObject({
      status: 403,
      body: { type: '/problems/post-ended', detail: expect.stringContaining(ENDED) },
    })
  const after = await people.get('district-officer', `/api/v1/dossiers/${leftBehind}`)
  expect(after).toMatchObject({ status: 200, body: { state: 'submitted', submission: 1 } })
})
