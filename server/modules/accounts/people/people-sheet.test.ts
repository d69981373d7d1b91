import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { makePerson } from '../../../../test/make-people.ts'

const HEAD = 'Họ tên,Tên vị trí,Mã đơn vị,Cơ quan,Vai trò,Từ ngày,Đến hết ngày'
const csv = (...lines: string[]): Buffer => Buffer.from([HEAD, ...lines].join('\r\n'))

const GOOD = csv(
  'Nguyễn Thị Một,Cán bộ xã,30253,,Cán bộ xã,01/01/2024,',
  'Trần Văn Hai,Cán bộ xã,30253,,can bo xa; Lãnh đạo (xem),2024-02-01,31/12/2024',
)

const countPeople = async ({ db }: World): Promise<number> =>
  (await db.selectFrom('accounts.person').select('id').execute()).length

describe('a list of people from Excel or CSV', () => {
  test('is read first, and only when accepted adds everybody with a link each', async ({ world }) => {
    const root = await world.api.as('administrator')
    const before = await countPeople(world)
    const read = await root.upload('/api/v1/people/sheets', 'nguoi-dung.csv', GOOD)
    expect(read).toMatchObject({
      status: 200,
      body: { problems: [], rows: [{ row: 2, name: 'Nguyễn Thị Một', unit: 'Xã Tân Nhuận Đông' }, { row: 3 }] },
    })
    expect(await countPeople(world)).toBe(before)

    const accept = (content: Buffer) =>
      root.upload(`/api/v1/people/sheets/${read.body.sheet}/acceptance`, 'nguoi-dung.csv', content)
    expect((await accept(csv('Người Khác,Cán bộ xã,30253,,Cán bộ xã,01/01/2024,'))).status).toBe(409)
    const accepted = await accept(GOOD)
    expect(accepted.status).toBe(201)
    expect(accepted.body.people).toHaveLength(2)
    for (const { link } of accepted.body.people) expect((await world.api.page(new URL(link).pathname)).status).toBe(200)
    expect(await countPeople(world)).toBe(before + 2)
    const { items } = (await root.get('/api/v1/people?q=tran%20van%20hai')).body
    expect(items[0].positions).toMatchObject([
      { from: '2024-02-01', to: '2025-01-01', roles: ['commune-officer', 'leadership'] },
    ])
    const kept = JSON.stringify(await world.db.selectFrom('kernel.command').select('reply').execute())
    expect(kept).not.toContain('Nguyễn Thị Một')
    expect(kept).not.toContain('/moi/')

    const again = await accept(GOOD)
    expect(again).toMatchObject({ status: 422, body: { errors: [{ pointer: '/file/A2' }, { pointer: '/file/A3' }] } })
    expect(await countPeople(world)).toBe(before + 2)
  })

  test('names every mistake by its cell and then writes nobody', async ({ world }) => {
    const admin = await makePerson(world, '87', 'Quản Trị Tỉnh', { title: 'Quản trị', roles: ['administrator'] })
    const bad = csv(
      'Lê Đúng,Cán bộ xã,30253,,Cán bộ xã,01/01/2024,',
      'X,Cb,30253,,Vua,01/01/2024,',
      'Đỗ Sai Mã,Cán bộ xã,99999,,Cán bộ xã,01/01/2024,',
      'Đỗ Sai Ngày,Cán bộ xã,88888,,Cán bộ xã,hôm qua,',
      'Đỗ Tỉnh Khác,Cán bộ,82,,Lãnh đạo (xem),01/01/2024,',
      'Đỗ Sai Sở,Chuyên viên,87,Sở Không Có,"Chuyên viên sở, ngành",01/01/2024,',
      'Đỗ Ngược,Cán bộ xã,30253,,Cán bộ xã,01/01/2024,01/01/2023',
      'Lê Đúng,Cán bộ xã,30253,,Cán bộ xã,01/01/2024,',
    )
    const read = await admin.as.upload('/api/v1/people/sheets', 'sai.csv', bad)
    expect(read.status).toBe(200)
    const cells = read.body.problems.map(({ cell }: { cell: string }) => cell)
    expect(cells).toEqual(expect.arrayContaining(['A3', 'B3', 'E3', 'C4', 'C5', 'F5', 'C6', 'D7', 'G8', 'A9']))
    expect(cells.filter((cell: string) => cell === 'E3')).toHaveLength(1)
    for (const { detail } of read.body.problems) expect(detail).toMatch(/^Ô [A-G]\d/)
    const before = await countPeople(world)
    const path = `/api/v1/people/sheets/${read.body.sheet}/acceptance`
    expect((await admin.as.upload(path, 'sai.csv', bad)).status).toBe(422)
    expect(await countPeople(world)).toBe(before)
  })

  test('the template is a workbook that reads back; other files and other people are refused', async ({ world }) => {
    const root = await world.api.as('administrator')
    const book = new Workbook()
    await book.xlsx.load(await root.raw('/api/v1/people/sheet.xlsx'))
    book.worksheets[0]?.addRow(['Phan Từ Mẫu', 'Cán bộ xã', '30253', null, 'Cán bộ xã', '01/01/2024', null])
    const filled = Buffer.from(await book.xlsx.writeBuffer())
    expect((await root.upload('/api/v1/people/sheets', 'mau.xlsx', filled)).body).toMatchObject({
      problems: [],
      rows: [{ name: 'Phan Từ Mẫu' }],
    })
    expect((await root.upload('/api/v1/people/sheets', 'anh.png', Buffer.from([0x89, 0x50, 0, 1]))).status).toBe(415)
    expect((await root.upload('/api/v1/people/sheets', 'rong.csv', csv())).body.problems).toHaveLength(1)
    const officer = await world.api.as('commune-officer')
    expect((await officer.upload('/api/v1/people/sheets', 'a.csv', GOOD)).status).toBe(403)
  })
})
