import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { openBrowser, openPage, takePicture } from './browser.ts'
import { fillFigureWorkbook, XLSX } from './figure-workbook.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People, press } from './people.ts'
import { appraiseWhatIsLeft } from './recognise.ts'

// The story of the first issue on the working date 14/10/2024: xã Tân Nhuận Đông, huyện Châu Thành, tỉnh Đồng Tháp.
// The tests follow each other; each is an act of one or two people.

const SET = 'minh-hoa-xa-2024@1'
const SORTING = 'ho_phan_loai_rac'

let browser: Browser
let server: ServerProcess
let people: People
let officer: Page
let chair: Page
let district: Page
let office: Page
let dossierId = ''

beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z' })
  browser = await openBrowser()
  people = createPeople(browser, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const go = (page: Page, path: string) => page.goto(server.url + path)
const openDossier = (page: Page) => go(page, `/lam-viec/ho-so/${dossierId}`)

test('the commune officer brings the figures of 2024 in from Excel', async () => {
  officer = await people.enter('commune-officer')
  await go(officer, `/lam-viec/nhap-so-lieu/excel?ky=2024&bo=${SET}`)
  const downloaded = officer.waitForEvent('download')
  await officer.getByRole('link', { name: 'Tải mẫu Excel' }).click()
  const template = await readFile(await (await downloaded).path())
  const { file, filled } = await fillFigureWorkbook(template, { [SORTING]: '10' })
  await officer
    .getByLabel('Tệp Excel số liệu')
    .setInputFiles({ name: 'so-lieu-2024.xlsx', mimeType: XLSX, buffer: file })
  const staged = await press(officer, 'Gửi tệp để kiểm tra')
  expect(staged.balance).toMatchObject({ read: filled, added: filled, refused: 0 })
  await officer.getByRole('heading', { name: 'Đã đọc, chưa lưu' }).waitFor()
  expect(await officer.getByText('Đã lưu').count()).toBe(0)
  await takePicture(officer, 'story-01-sheet')
  await press(officer, `Nhận ${filled} ô và lưu`)
  await officer.getByText(`Đã nhận ${filled} số liệu và chấm lại`).waitFor()
})

test('the board shows the score and says what is missing; one figure corrected makes it whole', async () => {
  await officer.getByRole('link', { name: 'Xem bảng tiêu chí' }).click()
  await officer.getByText('Đạt 18/19 tiêu chí, 56/57 chỉ tiêu').waitFor()
  await officer.getByRole('button', { name: 'Mở chỉ tiêu 17.11' }).click()
  const reasons = officer.getByRole('complementary', { name: 'Chỉ tiêu 17.11' })
  await reasons.getByText('Còn thiếu 20 hộ').waitFor()
  await takePicture(officer, 'story-02-board')
  await reasons.getByRole('link', { name: 'Sửa số liệu' }).click()
  await correct('80')
  await go(officer, `/lam-viec/bang-tieu-chi?ky=2024&bo=${SET}`)
  await officer.getByText('Đạt 19/19 tiêu chí, 57/57 chỉ tiêu').waitFor()
})

/** Types a new number of households that sort their waste into the entry grid and saves it. */
async function correct(value: string): Promise<void> {
  await officer.locator(`input[data-figure="${SORTING}"]`).fill(value)
  await press(officer, 'Lưu 1 số liệu')
  await officer.getByText('Đã lưu 1 số liệu và chấm lại.').waitFor()
}

test('the officer makes the dossier and the chair submits it', async () => {
  await go(officer, `/lam-viec/ho-so?ky=2024&bo=${SET}`)
  const started = await press(officer, 'Lập hồ sơ năm 2024')
  dossierId = started.id
  await officer.waitForURL(`**/ho-so/${dossierId}**`)
  chair = await people.enter('commune-chair')
  await openDossier(chair)
  await chair.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click()
  expect(await press(chair, 'Nộp, 57 chỉ tiêu không có tệp')).toMatchObject({ state: 'submitted', submission: 1 })
  await chair.getByText('không ai sửa được, kể cả người nhập').waitFor()
  await takePicture(chair, 'story-03-submitted')
})

test('the district returns one indicator with its reason', async () => {
  district = await people.enter('district-officer')
  await openDossier(district)
  await district.getByRole('button', { name: 'Trả lại chỉ tiêu' }).click()
  await district.getByLabel('Thêm chỉ tiêu trả lại').selectOption('17.11')
  await district.getByLabel('Lý do trả lại 17.11').fill('Thiếu biểu tổng hợp của các ấp.')
  expect(await press(district, 'Trả lại 1 chỉ tiêu')).toMatchObject({ state: 'returned' })
})

test('the commune corrects only what was returned, answers and submits again', async () => {
  await openDossier(officer)
  const card = officer.getByRole('article', { name: 'Chỉ tiêu 17.11 bị trả lại' })
  await card.getByText('Nguyễn Thanh Tùng (minh họa) trả lại').waitFor()
  await card.getByText('Thiếu biểu tổng hợp của các ấp.').waitFor()
  await officer.getByRole('link', { name: 'Sửa số liệu 17.11' }).click()
  await officer.locator(`input[data-figure="${SORTING}"]`).waitFor()
  expect(await officer.locator('input[data-figure]:enabled').count()).toBe(1)
  await correct('85')
  await openDossier(chair)
  await chair.getByLabel('Trả lời chỉ tiêu 17.11').fill('Đã bổ sung biểu của 11 ấp.')
  await takePicture(chair, 'story-04-returned')
  await chair.getByRole('button', { name: 'Nộp lại lần 2' }).click()
  expect(await press(chair, 'Nộp, 57 chỉ tiêu không có tệp')).toMatchObject({ state: 'submitted', submission: 2 })
})

test('the district verifies and the coordination office takes the dossier as complete', async () => {
  await openDossier(district)
  expect(await press(district, 'Xác nhận thẩm tra, trình tỉnh')).toMatchObject({ state: 'verified' })
  office = await people.enter('coordination-office')
  await openDossier(office)
  expect(await press(office, 'Nhận hồ sơ đầy đủ, chuyển các sở')).toMatchObject({ state: 'appraising' })
})

test.each(['agriculture-officer', 'health-officer'])('%s appraises the indicators of the department', async (key) => {
  const page = await people.enter(key)
  await go(page, `/lam-viec/tham-dinh/${dossierId}`)
  const panel = page.getByRole('complementary', { name: 'Thẩm định xã Tân Nhuận Đông' })
  const choices = panel.getByRole('radio', { name: /^Đạt chỉ tiêu/ })
  await choices.first().waitFor()
  const count = await choices.count()
  for (let i = 0; i < count; i += 1) await choices.nth(i).press('Space')
  await panel.getByText(`Đủ ${count} ý kiến.`).waitFor()
  await takePicture(page, `story-05-${key}`)
  await press(page, `Gửi kết quả ${count}/${count}`)
  await panel.getByText(`Cơ quan bạn đã gửi đủ ${count} ý kiến.`).waitFor()
})

test('when every department has spoken, the office calls the council, which votes in secret', async () => {
  await appraiseWhatIsLeft(people, dossierId)
  await openDossier(office)
  const called = await press(office, 'Trình hội đồng')
  expect(called).toMatchObject({ state: 'considering', council: { eligible: 3, voted: 0, tally: null } })
  const head = await people.enter('council-chair')
  await go(head, `/lam-viec/hoi-dong/${dossierId}`)
  await head.getByRole('radio', { name: 'Đồng ý', exact: true }).press('Space')
  await takePicture(head, 'story-06-ballot')
  await press(head, 'Bỏ phiếu')
  await head.getByText('Bạn đã bỏ phiếu').waitFor()
  for (const key of ['council-member-2', 'council-member-3']) {
    const vote = { version: called.version, choice: 'agree' }
    expect((await people.post(key, `/api/v1/dossiers/${dossierId}/ballots`, vote)).status).toBe(200)
  }
  await openDossier(office)
  const closed = await press(office, 'Đóng phiếu và kiểm phiếu')
  expect(closed).toMatchObject({ state: 'agreed', council: { tally: { agree: 3, disagree: 0 } } })
})

test('the decision is recorded, then published, and everybody sees it at the next request', async () => {
  const registry = '/api/v1/recognitions'
  const decider = await people.enter('provincial-chair')
  await openDossier(decider)
  await decider.getByRole('button', { name: 'Ghi quyết định công nhận' }).click()
  await decider.getByLabel('Số quyết định').fill('MH-24/QĐ-UBND')
  await decider.getByLabel('Người ký').fill('Người quyết định (minh họa)')
  expect(await press(decider, 'Ghi quyết định')).toMatchObject({ state: 'decided' })
  expect((await people.get('provincial-chair', registry)).body.items).toEqual([])
  expect(await press(decider, 'Công bố quyết định')).toMatchObject({ state: 'published' })

  expect((await people.get('provincial-chair', registry)).body.items).toMatchObject([
    { unit: { code: '30253' }, state: 'in-force', decisionNumber: 'MH-24/QĐ-UBND' },
  ])
  const citizen = await openPage(browser, { scripts: false })
  for (const [path, name, sentence] of [
    ['/don-vi/30253', 'unit', 'MH-24/QĐ-UBND'],
    ['/cong-nhan', 'registry', 'MH-24/QĐ-UBND'],
    ['/ban-do', 'country', '1 xã đã được công nhận'],
    ['/ban-do?tinh=87', 'map', 'Tân Nhuận Đông'],
  ] as const) {
    await go(citizen, path)
    expect(await citizen.locator('main').innerText()).toContain(sentence)
    await takePicture(citizen, `story-07-${name}`)
  }
  await takePicture(decider, 'story-08-published')
})

test('whoever chooses English reads the same dossier in English; what the law and the procedure say stays Vietnamese', async () => {
  await openDossier(chair)
  await chair.getByRole('button', { name: /^Tài khoản/ }).click()
  await chair.getByRole('button', { name: 'English interface' }).click()
  await chair.getByRole('heading', { name: 'Request to recognise Xã Tân Nhuận Đông as meeting' }).waitFor()
  await chair.getByRole('heading', { name: 'Decision MH-24/QĐ-UBND of 14/10/2024' }).waitFor()
  await chair.getByText('57 indicators are locked as in submission 2').waitFor()
  await chair.getByRole('list', { name: 'Step 8 of 8: Đã công bố' }).waitFor()
  await go(chair, '/lam-viec')
  await chair.getByRole('heading', { name: 'My work' }).waitFor()
  await chair.getByText('Nothing waits for you on 14/10/2024.').waitFor()
  await go(chair, '/lam-viec/ho-so')
  await chair.getByText('1 dossier you may see, 0 waiting for you.').waitFor()
  await takePicture(chair, 'story-09-english')
})
