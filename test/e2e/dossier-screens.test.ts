import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodValue } from '../good-figures.ts'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People, press } from './people.ts'
import { tryMove } from './recognise.ts'

// What the screens of a dossier say to whoever stands before them: what is missing, whose turn it is, what an opinion rests on.

const SET = 'minh-hoa-xa-2024'
const WIDE = { width: 1440, height: 900 }

let browser: Browser
let server: ServerProcess
let people: People
let chair: Page
let id = ''

beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z' })
  browser = await openBrowser()
  people = createPeople(browser, server.url)
  const unitId = (await people.get('commune-officer', '/api/v1/units?q=30253&level=commune')).body.items[0].id
  const sheet = await people.get('commune-officer', `/api/v1/units/${unitId}/figures?period=2024&set=${SET}@1`)
  const figures = sheet.body.elements.map(({ code }: { code: string }) => {
    const value = code === 'ho_phan_loai_rac' ? '10' : goodValue(code)
    return { element: code, value, noValue: null, basedOn: 0 }
  })
  const address = `/api/v1/figures?set=${SET}@1`
  await people.post('commune-officer', address, { unitId, period: '2024', figures })
  const asked = { unitId, tier: 'basic', year: 2024, setId: SET }
  id = (await people.post('commune-officer', '/api/v1/dossiers', asked)).body.id
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const go = (page: Page, path: string) => page.goto(server.url + path)
const openDossier = (page: Page) => go(page, `/lam-viec/ho-so/${id}`)

async function photograph(page: Page, name: string): Promise<void> {
  await takePicture(page, `dossier-${name}-1440`)
  await page.setViewportSize(PHONE)
  await takePicture(page, `dossier-${name}-360`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await page.setViewportSize(WIDE)
}

test('an indicator that is not met leads to its reasons and to its figures', async () => {
  const officer = await people.enter('commune-officer')
  await openDossier(officer)
  await officer.getByText('Đang chờ chủ tịch UBND xã (người ký hồ sơ) nộp hồ sơ.').waitFor()
  expect(await officer.getByRole('button', { name: 'Nộp hồ sơ' }).count()).toBe(0)
  await photograph(officer, 'preparing')
  await officer.getByRole('link', { name: 'Vì sao chỉ tiêu 17.11' }).click()
  await officer.getByRole('complementary', { name: 'Chỉ tiêu 17.11' }).getByText('Còn thiếu').first().waitFor()
  await openDossier(officer)
  await officer.getByRole('link', { name: 'Sửa số liệu 17.11' }).click()
  await officer.locator('input[data-figure="ho_phan_loai_rac"]').fill('80')
  await press(officer, 'Lưu 1 số liệu')
  await officer.context().close()
})

test('a dossier that can be no more than one a year says so before the button is pressed', async () => {
  const officer = await people.enter('commune-officer')
  await go(officer, `/lam-viec/ho-so?ky=2024&bo=${SET}@1`)
  const button = officer.getByRole('button', { name: 'Lập hồ sơ năm 2024' })
  await officer.getByText('đã có một hồ sơ năm 2024 đang xử lý').waitFor()
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  await photograph(officer, 'list')
  await officer.context().close()
})

test('whoever signs is told which indicators have no file, and confirms it', async () => {
  chair = await people.enter('commune-chair')
  await openDossier(chair)
  await chair.getByRole('link', { name: '57 chỉ tiêu chưa có tệp minh chứng' }).waitFor()
  await photograph(chair, 'lacking-files')
  await chair.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click()
  await chair.getByRole('heading', { name: 'Nộp khi 57 chỉ tiêu chưa có tệp minh chứng?' }).waitFor()
  await photograph(chair, 'confirm')
  expect(await findBarriers(chair)).toEqual([])
  expect(await press(chair, 'Nộp, 57 chỉ tiêu không có tệp')).toMatchObject({ state: 'submitted' })
  await chair.getByText('Đang chờ UBND huyện xác nhận thẩm tra, trình tỉnh.').waitFor()
  expect(await chair.getByRole('button', { name: 'Xác nhận thẩm tra, trình tỉnh' }).count()).toBe(0)
  await photograph(chair, 'waiting')
})

test('on a phone every step of the procedure is in sight', async () => {
  await chair.setViewportSize(PHONE)
  const steps = chair.getByRole('list', { name: /^Bước 2 trong/ }).getByRole('listitem')
  const boxes = await Promise.all((await steps.all()).map((step) => step.boundingBox()))
  expect(boxes.length).toBeGreaterThan(5)
  for (const box of boxes) expect((box?.x ?? 999) + (box?.width ?? 999)).toBeLessThanOrEqual(PHONE.width)
})

test('a return stands alone, names its indicators and what they are now; nothing else can be pressed meanwhile', async () => {
  const district = await people.enter('district-officer')
  await openDossier(district)
  await district.getByRole('button', { name: 'Trả lại chỉ tiêu' }).click()
  expect(await district.getByRole('button', { name: 'Xác nhận thẩm tra, trình tỉnh' }).count()).toBe(0)
  await district.getByLabel('Thêm chỉ tiêu trả lại').selectOption('17.11')
  const form = district.getByRole('form', { name: 'Trả lại chỉ tiêu' })
  await form.getByText('Đạt', { exact: true }).waitFor()
  await form.getByLabel(/^Lý do trả lại 17\.11 .{10,}/).waitFor()
  await photograph(district, 'return')
  await form.getByLabel(/^Lý do trả lại 17\.11/).fill('Thiếu biểu tổng hợp của các ấp.')
  expect(await press(district, 'Trả lại 1 chỉ tiêu')).toMatchObject({ state: 'returned' })
  await district.getByText('Đã ghi. Hồ sơ đang ở bước “Huyện trả lại”.').waitFor()
  const timeline = district.getByRole('region', { name: 'Dòng thời gian' })
  await timeline.getByText('Trả lại chỉ tiêu', { exact: true }).waitFor()

  const officer = await people.enter('commune-officer')
  await officer.getByRole('heading', { name: 'Sửa 1 chỉ tiêu bị trả lại, xã Tân Nhuận Đông, năm 2024' }).waitFor()
  await photograph(officer, 'work')
  await openDossier(officer)
  await photograph(officer, 'returned')
  await officer.context().close()
})

test('a department sees the division, last year and why; a choice without its reason is named and holds the rest', async () => {
  const answers = [{ indicator: '17.11', answer: 'Đã bổ sung biểu của 11 ấp.' }]
  expect((await tryMove(people, 'commune-chair', id, 'submission', { answers })).status).toBe(200)
  expect((await tryMove(people, 'district-officer', id, 'verification')).status).toBe(200)
  expect((await tryMove(people, 'coordination-office', id, 'completeness')).status).toBe(200)
  const page = await people.enter('health-officer')
  await page.getByText('còn 10 ngày làm việc, hạn 28/10/2024').first().waitFor()
  await go(page, '/lam-viec/tham-dinh')
  await photograph(page, 'queue')
  await page.setViewportSize(PHONE)
  await page.getByRole('link', { name: 'Xã Tân Nhuận Đông' }).click()
  const panel = page.getByRole('complementary', { name: 'Thẩm định xã Tân Nhuận Đông' })
  await panel
    .getByRole('radio', { name: /^Đạt chỉ tiêu/ })
    .first()
    .waitFor()
  expect(await page.getByRole('table').count()).toBe(0)
  expect((await panel.locator('footer').boundingBox())?.height).toBeLessThan(75)
  await page.setViewportSize(WIDE)

  await panel.getByText('còn 10 ngày làm việc, hạn 28/10/2024').waitFor()
  await panel
    .getByText(/^100 × 100 ÷ 100$|100 ÷/)
    .first()
    .waitFor()
  await panel
    .getByRole('radio', { name: /^Đạt chỉ tiêu/ })
    .nth(1)
    .press('Space')
  await panel
    .getByRole('radio', { name: /^Trả lại chỉ tiêu/ })
    .first()
    .press('Space')
  await panel
    .getByText(/^Ghi lý do cho chỉ tiêu [\d.]+ rồi gửi\.$/)
    .first()
    .waitFor()
  expect(await panel.getByRole('button', { name: /^Gửi kết quả/ }).getAttribute('aria-disabled')).toBe('true')
  await photograph(page, 'appraisal')
  await panel
    .getByRole('button', { name: /^Vì sao: / })
    .first()
    .click()
  await panel.getByRole('heading', { name: 'Ngưỡng lấy từ đâu' }).first().waitFor()
  await photograph(page, 'appraisal-why')
  expect(await findBarriers(page)).toEqual([])
})
