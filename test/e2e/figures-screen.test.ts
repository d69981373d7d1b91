import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People, press } from './people.ts'
import { submitByApi, tryMove } from './recognise.ts'

// The board, the entry form and the files of a commune, at a desk and on a phone, before and after a dossier holds the figures.

const SET = 'minh-hoa-xa-2024@1'
const SORTING = 'ho_phan_loai_rac'

let browser: Browser
let server: ServerProcess
let people: People
let page: Page
let unitId = ''

beforeAll(async () => {
  server = await openServer({ now: '2024-10-14T02:00:00Z' })
  browser = await openBrowser()
  people = createPeople(browser, server.url)
  page = await people.enter('commune-officer')
  unitId = (await people.get('commune-officer', '/api/v1/session')).body.positions[0].unit.id
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const go = (path: string) => page.goto(`${server.url}/lam-viec${path}`)
const figures = (more = '') => go(`/nhap-so-lieu?ky=2024&bo=${SET}${more}`)
const board = (more = '') => go(`/bang-tieu-chi?ky=2024&bo=${SET}${more}`)
const desk = () => page.setViewportSize({ width: 1440, height: 900 })
const phone = () => page.setViewportSize(PHONE)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const width = () => page.evaluate(() => document.documentElement.scrollWidth)
const boxOf = async (of: ReturnType<Page['locator']>) => {
  const box = await of.boundingBox()
  if (!box) throw new Error('not drawn')
  return box
}

test('with no figures yet the files screen does not say that everything is there', async () => {
  await go(`/minh-chung?ky=2024&bo=${SET}`)
  await page.getByText('chưa chỉ tiêu nào có số liệu').waitFor()
  await takePicture(page, 'figures-01-no-files')
})

test('on a phone a field has its label above it, a mistake is one press away, and the way to a criterion stays', async () => {
  await phone()
  await figures()
  const cell = page.locator(`[data-element="${SORTING}"]`)
  await cell.waitFor()
  await cell.getByText('Năm 2024 (hộ)').waitFor()
  const field = cell.locator(`input[data-figure="${SORTING}"]`)
  expect((await boxOf(field)).width).toBeGreaterThan(PHONE.width - 100)
  await field.fill('10 hộ')
  await page.evaluate(() => scrollTo(0, 0))
  await button('1 chỗ cần sửa trước khi lưu.').click()
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  await field.fill('10')
  await page.getByLabel('Đến tiêu chí').selectOption({ index: 3 })
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  expect((await boxOf(page.getByLabel('Đến tiêu chí'))).y).toBeLessThan(110)
  expect(await findBarriers(page)).toEqual([])
  expect(await width()).toBeLessThanOrEqual(PHONE.width)
  await page.screenshot({ path: 'test-results/figures-02-phone.png' })
  await desk()
})

test('what is not saved is said in the bar in full, and leads back to the form from anywhere', async () => {
  await desk()
  await page.getByRole('link', { name: 'Minh chứng', exact: true }).click()
  const note = page.getByRole('link', { name: 'Chưa lưu 1 số liệu, mở biểu nhập' })
  const bell = await boxOf(page.getByRole('banner').getByRole('button', { name: /hông báo/ }))
  const said = await boxOf(note)
  expect(said.x + said.width).toBeLessThanOrEqual(bell.x)
  await page.screenshot({ path: 'test-results/figures-03-bar.png' })
  await note.click()
  await button('Lấy lại bản nháp').click()
  expect(await page.locator(`input[data-figure="${SORTING}"]`).inputValue()).toBe('10')
  await button('Lấy lại bản nháp').waitFor({ state: 'detached' })
  await page.locator(`input[data-figure="${SORTING}"]`).fill('')
})

test('a level carries its unit on the board, a long name has two lines, and the set its short name', async () => {
  await desk()
  await submitByApi(people, unitId, 2024)
  await board()
  const row = page.getByRole('row', { name: /^17\.11/ })
  await button(/^Tất cả/).waitFor()
  await page.getByRole('row', { name: /^17 / }).click()
  await row.getByText('≥ 30%').waitFor()
  expect(await page.getByText('>=').count()).toBe(0)
  await takePicture(page, 'figures-04-board')
  expect(await findBarriers(page)).toEqual([])
  await phone()
  await page.screenshot({ path: 'test-results/figures-04-board-phone.png' })
  expect(await width()).toBeLessThanOrEqual(PHONE.width)
})

test('while a dossier holds an indicator its drawer says who holds it and offers no edit', async () => {
  await board('&chi-tieu=17.11')
  const drawer = page.getByRole('complementary', { name: 'Chỉ tiêu 17.11' })
  await drawer.getByText(/^Lê Văn Phúc \(minh họa\) nộp hồ sơ lúc .* Muốn sửa, đề nghị/).waitFor()
  await drawer.getByRole('link', { name: 'Xem hồ sơ đang giữ' }).waitFor()
  expect(await drawer.getByRole('link', { name: /Sửa số liệu|Thêm tệp/ }).count()).toBe(0)
  await page.screenshot({ path: 'test-results/figures-05-locked.png' })
})

test('after a return only what is open can be typed in; a save says what it did to the results', async () => {
  const { items } = (await people.get('commune-officer', '/api/v1/dossiers')).body
  const returned = [{ indicator: '17.11', reason: 'Thiếu biểu tổng hợp của các ấp.' }]
  expect(await tryMove(people, 'district-officer', items[0].id, 'return', { returned })).toMatchObject({ status: 200 })
  await figures('&chi-tieu=17.11')
  await page.locator(`input[data-figure="${SORTING}"]`).waitFor()
  expect(await page.locator('tr[data-element]').count()).toBe(1)
  expect((await boxOf(page.getByText(/số liệu đang khóa/))).y).toBeGreaterThan(52)
  await button(/^Tất cả/).click()
  await expect.poll(() => page.locator('tr[data-element]').count()).toBeGreaterThan(50)
  expect(await page.locator('tr[data-element] :is(input, select)').count()).toBe(3)
  await page.screenshot({ path: 'test-results/figures-06-returned.png' })
  await button(/^Còn trống/).click()
  await page.getByText('Không số liệu nào thuộc bộ lọc này.').waitFor()
  await button(/^Chỉ ô đang mở/).click()

  await board('&chi-tieu=17.11')
  const edit = page.getByRole('link', { name: 'Sửa số liệu', exact: true })
  await edit.waitFor()
  const { y, height } = await boxOf(edit)
  expect(y + height).toBeLessThanOrEqual(900)
  await edit.click()
  await page.locator(`input[data-figure="${SORTING}"]`).fill('10')
  await press(page, 'Lưu 1 số liệu')
  const said = page.getByRole('link', { name: /^17\.11: chưa đạt, \d+(,\d)?% thành 10(,0)?%$/ })
  await said.waitFor()
  await takePicture(page, 'figures-07-saved')
  await said.click()
  await page.getByRole('complementary', { name: 'Chỉ tiêu 17.11' }).waitFor()
})

test('files: what still lacks one is listed, and a sent file leaves no tag behind for the next', async () => {
  await go(`/minh-chung?ky=2024&bo=${SET}`)
  await page.getByRole('heading', { name: /chỉ tiêu còn thiếu tệp$/ }).waitFor()
  await button('Gắn tệp cho chỉ tiêu 2.1').click()
  await button('Bỏ chỉ tiêu 2.1').waitFor()
  await page.getByLabel('Tệp minh chứng', { exact: true }).setInputFiles({
    name: 'bien-ban.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
  })
  await press(page, 'Gửi tệp minh chứng')
  await page.getByText('Đã gắn bien-ban.pdf.').waitFor()
  expect(await button('Bỏ chỉ tiêu 2.1').count()).toBe(0)
  expect(await button('Gắn tệp cho chỉ tiêu 2.1').count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'figures-08-files')
})

test('a province counts its communes; figures are a commune’s, and without a unit a province is chosen', async () => {
  page = await people.enter('coordination-office')
  await go('/bang-tieu-chi?ky=2025')
  await page.getByText(/^\d+ trong \d+ xã$/).waitFor()
  const rows = page.getByRole('row')
  const assessed = await rows.filter({ hasNotText: 'Không đánh giá' }).count()
  await page.getByText(`trong ${assessed - 1} xã`).waitFor()
  await phone()
  await page.screenshot({ path: 'test-results/figures-09-province-phone.png' })
  expect((await boxOf(page.getByRole('link', { name: /^Xã / }).first())).x).toBeGreaterThan(16)
  expect(await width()).toBeLessThanOrEqual(PHONE.width)
  await go('/nhap-so-lieu?ky=2024')
  await page.getByText('Chọn một xã').waitFor()
  await takePicture(page, 'figures-10-choose')
})

test('on a phone the bar is one row, stays, and its menu begins with the name', async () => {
  await board()
  const heading = page.getByRole('heading', { level: 1 })
  await heading.waitFor()
  expect((await boxOf(heading)).y).toBeLessThan(150)
  await page.evaluate(() => scrollTo(0, 400))
  expect((await boxOf(page.getByRole('banner'))).y).toBe(0)
  await button(/^Tài khoản/).click()
  await page.locator('#account').getByText('Trần Quốc Bảo (minh họa)').waitFor()
  await page.screenshot({ path: 'test-results/figures-11-menu.png' })
})

test('a screen that meets a refusal keeps its name and offers a way out', async () => {
  await desk()
  await go(`/quan-tri/nguoi-dung`)
  await page.getByRole('heading', { level: 1, name: 'Người dùng' }).waitFor()
  await page.getByRole('link', { name: 'Về Việc của tôi' }).click()
  await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
})

test('who has no unit chooses a province; an opened set is a page of its own and names its regions', async () => {
  page = await people.enter('administrator')
  await go('/bang-tieu-chi?ky=2024')
  await page.getByRole('list', { name: 'Các tỉnh, thành phố' }).getByRole('button', { name: 'Tỉnh Đồng Tháp' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bảng tiêu chí, Tỉnh Đồng Tháp' }).waitFor()

  await go('/bo-tieu-chi')
  await page.getByRole('columnheader', { name: 'Chỉ tiêu đã nhập / theo luật' }).waitFor()
  const title = 'Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021-2025'
  await page.getByRole('button', { name: title, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await button(/^Tất cả/).click()
  await page.getByText('vùng Trung du miền núi phía Bắc').first().waitFor()
  expect(await page.getByText('TDMNPB').count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
  await page.screenshot({ path: 'test-results/figures-12-set.png' })
  await button('Về các bộ tiêu chí').click()
  await page.getByRole('columnheader', { name: 'Chỉ tiêu đã nhập / theo luật' }).waitFor()
})
