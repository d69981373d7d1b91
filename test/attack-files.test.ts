import { describe, expect } from 'vitest'
import { openWorkbook } from '../server/kernel/workbook.ts'
import { workbookWith, zip } from './attack/workbooks.ts'
import { test, type World } from './harness.ts'

// Files that are not what they say, that run, or that fill the memory when they are opened.

const SET = 'minh-hoa-xa-2024@1'

async function evidencePath({ api }: World): Promise<string> {
  const { body } = await api.get('/api/v1/units?q=30253&level=commune&asOf=2024-10-14')
  return `/api/v1/units/${body.items[0].id}/evidence?period=2024&set=${SET}`
}

async function attach(world: World, name: string, content: Buffer) {
  const officer = await world.api.as('commune-officer')
  return officer.upload(await evidencePath(world), name, content, { indicators: '17.11' })
}

const PAGE = '<html><script>alert(1)</script></html>'

describe('evidence', () => {
  test.for([
    ['hinh.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['hinh.png', '<svg onload="alert(1)"/>'],
    ['bao-cao.pdf', PAGE],
    ['bao-cao.pdf', `\uFEFF${PAGE}`],
    ['bao-cao.docx', `PK\u0003\u0004${PAGE}`],
    ['chay.xlsx', 'MZ\u0090\u0000'],
    ['chay.pdf', '#!/bin/sh\nrm -rf /'],
    ['hinh.jpeg', 'GIF89a/*<script>*/=1;alert(1)'],
    ['trong.pdf', ''],
  ] as const)(
    'SVG, HTML, scripts and what is none of the kinds is refused, as %s too',
    async ([name, content], { world }) => {
      const reply = await attach(world, name, Buffer.from(content, 'utf8'))
      expect(reply.status).toBe(415)
      expect(reply.body.detail).toMatch(/[À-ỹ]/)
    },
  )

  test('a file comes back as a download that runs nothing, under a name that says what it is', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const faces = Buffer.from(`%PDF-1.7\n${PAGE}`)
    for (const [name, kept] of [
      ['Báo cáo “chất thải” 2024.pdf', 'Báo cáo “chất thải” 2024.pdf'],
      ['../../etc/passwd', 'passwd.pdf'],
      ['C:\\Windows\\x.hta', 'x.hta.pdf'],
      ['a"; filename=b.html', 'a%22; filename=b.html.pdf'],
      ['fdp\u202Egpj.exe', 'fdpgpj.exe.pdf'],
      ['%0d%0aSet-Cookie: a=b', '%0d%0aSet-Cookie: a=b.pdf'],
      ['dòng\r\nSet-Cookie: a=b', undefined],
    ] as const) {
      const attached = await attach(world, name, faces)
      expect([name, attached.status]).toEqual([name, 201])
      if (kept !== undefined) expect(attached.body.name).toBe(kept)
      const { headers } = await officer.get(`/api/v1/evidence/${attached.body.id}/file`)
      const said = String(headers['content-disposition'])
      expect(said).toMatch(/^attachment; filename\*=UTF-8''[\w%.~!-]+$/)
      expect(said).toMatch(/\.pdf$/)
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      expect(headers['set-cookie']).toBeUndefined()
    }
  })

  test('an archive is kept as it is and never unpacked here', async ({ world }) => {
    const huge = zip([
      { name: 'word/document.xml', content: Buffer.alloc(50_000_000) },
      { name: '../../../../tmp/out', content: Buffer.from('x') },
    ])
    const attached = await attach(world, 'lon.docx', huge)
    expect(attached).toMatchObject({ status: 201, body: { size: huge.length } })
  })
})

const DATA = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
const BOMBS: readonly [string, () => Buffer][] = [
  ['a text of 60 MB', () => workbookWith({ strings: `<si><t>${'a'.repeat(60_000_000)}</t></si>` })],
  ['three million texts', () => workbookWith({ strings: '<si><t>a</t></si>'.repeat(3_000_000) })],
  ['zeros beside the pages', () => workbookWith({ more: [{ name: 'xl/media/x', content: Buffer.alloc(60_000_000) }] })],
  [
    'a part larger than it says',
    () => workbookWith({ more: [{ name: 'x', content: Buffer.alloc(60_000_000), says: 9 }] }),
  ],
  [
    'thousands of parts',
    () =>
      workbookWith({ more: Array.from({ length: 5000 }, (_, i) => ({ name: `x/${i}`, content: Buffer.from('x') })) }),
  ],
  [
    'a column a billion wide',
    () => workbookWith({ sheet: `<cols><col min="1" max="999999999" width="9"/></cols>${DATA}` }),
  ],
  [
    'every cell merged',
    () => workbookWith({ sheet: `${DATA}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>` }),
  ],
]

describe('a workbook', () => {
  test('that is as it should be is read, and so is one whose only cell lies far out', async () => {
    expect(await openWorkbook(workbookWith({}))).toMatchObject({ pages: [{ name: 'S', rowCount: 1 }] })
    const far = '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    expect(await openWorkbook(workbookWith({ sheet: far }))).toMatchObject({ pages: [{ rowCount: 1_048_576 }] })
  })

  test.for(BOMBS)(
    'made to fill the memory is refused and the server lives on: %s',
    { timeout: 60_000 },
    async ([, make], { world }) => {
      const admin = await world.api.as('administrator')
      const before = process.memoryUsage().rss
      const content = make()
      expect(content.length).toBeLessThan(5 * 1024 * 1024)
      const reply = await admin.upload('/api/v1/unit-decisions/sheets', 'phu-luc.xlsx', content)
      expect(reply).toMatchObject({
        status: 201,
        body: { lines: [], problems: [{ detail: expect.stringMatching(/quá lớn|hỏng/) }] },
      })
      expect(process.memoryUsage().rss - before).toBeLessThan(700_000_000)
      expect(await openWorkbook(workbookWith({}))).toMatchObject({ pages: [{ name: 'S' }] })
    },
  )

  test('whose XML defines entities reads no file and grows nothing', async () => {
    const head =
      '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    for (const entity of ['&x;', '&b;', '&#x41;&b;']) {
      const opened = await openWorkbook(workbookWith({ head, strings: `<si><t>${entity}</t></si>` }))
      expect(JSON.stringify(opened)).not.toMatch(/root:|aaaa/)
      if ('pages' in opened) expect(opened.pages[0]?.getCell('A1').value).not.toContain('root')
    }
  })

  test('that is cut off, or no archive at all, is a file that cannot be read', async () => {
    const whole = workbookWith({})
    for (const broken of [
      Buffer.alloc(0),
      Buffer.from('PK'),
      whole.subarray(0, 400),
      Buffer.concat([whole.subarray(0, -10), Buffer.alloc(10)]),
    ])
      expect(await openWorkbook(broken)).toEqual({ fault: 'Tệp hỏng hoặc không phải tệp Excel .xlsx.' })
  })
})
