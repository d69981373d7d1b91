import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive; `says`: the unpacked size its directory claims. */
type Part = { name: string; content: Buffer; says?: number }

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function zip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, says = content.length } of parts) {
    const [path, packed] = [Buffer.from(name), deflateRawSync(content)]
    // version, flags, method, time, date, CRC, packed size, size, length of the name: the same in both headers
    const common = Buffer.alloc(24)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(says, 18)
    common.writeUInt16LE(path.length, 22)
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(at, 12)
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.alloc(2), path, packed])
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, entry, path)
    files.push(file)
    at += file.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, list, end])
}

type Inside = { strings?: string; sheet?: string; head?: string; more?: readonly Part[] }

/** A workbook of one page with this inside it. */
export function workbookWith({ strings = '<si><t>a</t></si>', sheet = '', head = HEAD, more = [] }: Inside): Buffer {
  const part = (name: string, text: string): Part => ({ name, content: Buffer.from(text) })
  const page = sheet || '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
  const override = (name: string, kind: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`
  const link = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
  const links = (inside: string): string =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`
  return zip([
    part(
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('sharedStrings', 'sharedStrings')}</Types>`,
    ),
    part('_rels/.rels', links(link(1, 'officeDocument', 'xl/workbook.xml'))),
    part(
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      links(link(1, 'worksheet', 'worksheets/sheet1.xml') + link(2, 'sharedStrings', 'sharedStrings.xml')),
    ),
    part('xl/worksheets/sheet1.xml', `${HEAD}<worksheet xmlns="${MAIN}">${page}</worksheet>`),
    part('xl/sharedStrings.xml', `${head}<sst xmlns="${MAIN}">${strings}</sst>`),
    ...more,
  ])
}
