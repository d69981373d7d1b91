import { type CellValue, Workbook } from '@cj-tech-master/excelts'
import { parentPort } from 'node:worker_threads'
import { fitsUnpacked } from './unpacked.ts'

// Reads workbooks in a thread with little memory of its own; see workbook.ts.

export type PageContent = { name: string; rowCount: number; cells: [address: string, value: CellValue][] }
export type Answer = { pages: PageContent[] } | 'broken' | 'too-large'

async function read(content: Buffer): Promise<Answer> {
  try {
    if (!fitsUnpacked(content)) return 'too-large'
    const book = new Workbook()
    await book.xlsx.load(content)
    return {
      pages: book.worksheets.map((page) => ({ name: page.name, rowCount: page.rowCount, cells: cellsOf(page) })),
    }
  } catch {
    return 'broken'
  }
}

function cellsOf(page: Workbook['worksheets'][number]): PageContent['cells'] {
  const cells: PageContent['cells'] = []
  page.eachRow((row) => row.eachCell((cell) => cells.push([cell.address, cell.value])))
  return cells
}

async function answer(content: Uint8Array): Promise<void> {
  const found = await read(Buffer.from(content))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(found)
}

parentPort?.on('message', (content: Uint8Array) => void answer(content))
