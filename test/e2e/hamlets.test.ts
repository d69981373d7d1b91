import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, openPage, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { createPeople, type People, press } from './people.ts'

// A commune that three became on 01/07/2025 keeps its hamlets: added, merged by decision, brought in from a file.

let browser: Browser
let server: ServerProcess
let people: People

beforeAll(async () => {
  server = await openServer({ now: '2025-10-16T02:00:00Z' })
  browser = await openBrowser()
  people = createPeople(browser, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const go = (page: Page, path: string) => page.goto(server.url + path)

test('an officer adds a hamlet, merges two after looking at it, and takes the merger back', async () => {
  const officer = await people.enter('commune-officer')
  await go(officer, '/lam-viec/thon-ap')
  await officer.getByText('2 thôn, ấp trùng tên sau khi nhập xã').waitFor()
  await officer.getByRole('button', { name: 'Thêm thôn, ấp' }).click()
  await officer.getByLabel('Tên, không kèm loại').fill('Tân Lập')
  await officer.getByLabel('Số hộ (nếu biết)').fill('1.234')
  await officer.getByLabel('Nguồn của số liệu').fill('Báo cáo MH-31 (minh họa)')
  await press(officer, 'Thêm vào danh sách')
  await officer.getByRole('heading', { name: 'Ấp Tân Lập' }).waitFor()
  await officer.getByRole('button', { name: 'Đóng' }).click()

  await officer.getByRole('button', { name: 'Đổi tên, nhập, chia' }).click()
  await officer.getByRole('button', { name: 'Nhập', exact: true }).click()
  await officer.getByLabel('Ấp Hòa Tân').check()
  await officer.getByLabel('Ấp Hòa Bình').check()
  await officer.getByLabel('Tên mới, không kèm loại').fill('Hòa Tân')
  await officer.getByLabel('Số quyết định, nghị quyết').fill('MH-21/NQ-HĐND')
  await officer.getByLabel('Ngày ký').fill('01/10/2025')
  await officer.getByLabel('Cơ quan ban hành').fill('HĐND xã (minh họa)')
  await press(officer, 'Xem trước, chưa ghi')
  await officer.getByText('748 hộ, 2.972 người').waitFor()
  await takePicture(officer, 'thon-ap-xem-truoc')
  expect(await findBarriers(officer)).toEqual([])
  await press(officer, 'Ghi thay đổi')
  await officer.getByRole('button', { name: 'Ấp Hòa Bình' }).waitFor({ state: 'detached' })

  await officer.getByRole('button', { name: 'Ấp Hòa Tân' }).click()
  await officer.getByText('MH-21/NQ-HĐND · HĐND xã (minh họa)').waitFor()
  await officer
    .getByText(/\(minh họa\), .+, \d\d:\d\d ngày 16\/10\/2025$/)
    .first()
    .waitFor()
  await officer.getByRole('button', { name: 'Hoàn tác thay đổi này' }).click()
  await officer.getByRole('button', { name: 'Ấp Hòa Bình' }).waitFor()
  await officer.context().close()
})

test('a list from a file is looked at before it counts, also on a phone', async () => {
  const officer = await people.enter('commune-officer')
  await officer.setViewportSize(PHONE)
  await go(officer, '/lam-viec/thon-ap/excel')
  const list = 'Loại;Tên;Số hộ;Nguồn số liệu\r\nấp;Tân Phú;95;Báo cáo MH-31 (minh họa)\r\nấp;Tân Thạnh;95 hộ;\r\n'
  await officer
    .getByLabel('Danh sách thôn, ấp')
    .setInputFiles({ name: 'thon-ap.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await press(officer, 'Gửi tệp để kiểm tra')
  await officer.getByText('Ô C3: “95 hộ” không phải số nguyên. Chỉ ghi số, ví dụ 95.').waitFor()
  expect(await findBarriers(officer)).toEqual([])
  await takePicture(officer, 'thon-ap-tep-360')
  await officer.setViewportSize({ width: 1440, height: 900 })
  await takePicture(officer, 'thon-ap-tep')
  await officer.setViewportSize(PHONE)
  await press(officer, 'Nhận 1 dòng, từ ngày 16/10/2025')
  await officer.getByText('Đã thêm 1, sửa 0 thôn, ấp').waitFor()
  await officer.context().close()
})

test('anybody reads the list without scripts, and no name of a person is in it', async () => {
  const visitor = await openPage(browser, { scripts: false })
  await visitor.setViewportSize(PHONE)
  await go(visitor, '/don-vi/30253/thon-ap')
  await visitor.getByRole('heading', { name: 'Thôn, ấp của xã Tân Nhuận Đông' }).waitFor()
  expect(await visitor.getByRole('row', { name: /Ấp Tân Phú.*95 hộ/s }).count()).toBe(1)
  expect(await visitor.content()).not.toContain('Trưởng ấp 1')
  await visitor.getByLabel('Xem tại ngày').fill('30/06/2025')
  await visitor.getByRole('button', { name: 'Xem', exact: true }).click()
  await visitor.getByText('Đang xem ngày 30/06/2025').waitFor()
  await visitor.context().close()
})

test('a list that was wrong is taken back where it was accepted, with the households it had changed', async () => {
  const officer = await people.enter('commune-officer')
  await go(officer, '/lam-viec/thon-ap/excel')
  const list = 'Loại;Tên;Số hộ;Nguồn số liệu\r\nấp;Tân Phú;950;Báo cáo MH-32 (minh họa)\r\n'
  await officer
    .getByLabel('Danh sách thôn, ấp')
    .setInputFiles({ name: 'thon-ap.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await press(officer, 'Gửi tệp để kiểm tra')
  await press(officer, 'Nhận 1 dòng, từ ngày 16/10/2025')
  await officer.getByText('Đã thêm 0, sửa 1 thôn, ấp').waitFor()
  await officer.getByRole('button', { name: 'Hoàn tác mọi dòng đã nhận' }).click()
  await officer.getByText('Đã hoàn tác, danh sách như trước khi nhận tệp').waitFor()
  await go(officer, '/lam-viec/thon-ap?q=tan+phu')
  await officer.getByRole('row', { name: /Ấp Tân Phú 95 / }).waitFor()
  await officer.context().close()
})

test('the province sees which communes lack what, and goes into one of them; also on a phone', async () => {
  const office = await people.enter('coordination-office')
  await go(office, '/lam-viec/thon-ap')
  await office.getByText(/1 trong \d+ xã đã có danh sách/).waitFor()
  await office.getByLabel('Sắp xếp').selectOption('heads')
  const first = office.getByRole('table').getByRole('row').nth(1)
  await first.getByRole('link', { name: 'Xã Tân Nhuận Đông' }).waitFor()
  expect(await findBarriers(office)).toEqual([])
  await takePicture(office, 'thon-ap-tinh')
  await office.setViewportSize(PHONE)
  expect(await findBarriers(office)).toEqual([])
  await takePicture(office, 'thon-ap-tinh-360')
  await office.getByRole('button', { name: 'Loại thôn, ấp' }).click()
  await office.getByText('Chỉ cho dùng các loại').first().waitFor()
  await office.getByRole('button', { name: 'Các xã' }).click()
  await office.getByRole('link', { name: 'Xã Tân Nhuận Đông' }).click()
  await office.getByText(/^Xã Tân Nhuận Đông: \d+ thôn, ấp/).waitFor()
  await office.context().close()
})

test('who works in a commune is told that the overview of the province is not theirs, and what they can open', async () => {
  const officer = await people.enter('commune-officer')
  const province = (await people.get('commune-officer', '/api/v1/units?q=82&level=province')).body.items[0].id
  await go(officer, `/lam-viec/thon-ap?don-vi=${province}`)
  await officer.getByText('dành cho người làm việc ở đó và cấp trên', { exact: false }).waitFor()
  expect(await findBarriers(officer)).toEqual([])
  await officer.context().close()
})
