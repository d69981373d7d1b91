import type { CellValue } from '@cj-tech-master/excelts'
import { Worker } from 'node:worker_threads'
import type { Answer, PageContent } from './workbook-worker.ts'

/** One page of a workbook somebody sent: values only. */
export type SheetPage = { name: string; rowCount: number; getCell(address: string): { value: CellValue } }

export type OpenedBook = { pages: SheetPage[] } | { fault: string }

const FAULTS = {
  broken: 'Tệp hỏng hoặc không phải tệp Excel .xlsx.',
  'too-large': 'Tệp Excel mở ra quá lớn. Chép riêng bảng số liệu sang một tệp mới rồi gửi lại.',
}

const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }
const PATIENCE_MS = 20_000

let queue: Promise<unknown> = Promise.resolve()

/**
 * Reads an .xlsx file. A file of two kilobytes can ask for a column a billion wide or merge every cell there is, and the
 * library would fill the memory obeying it; so they are read in a thread with little memory and time, one at a time, and what
 * comes out is values.
 */
export function openWorkbook(content: Buffer): Promise<OpenedBook> {
  const reading = queue.then(() => readApart(content))
  // A file that could not be read at all is no reason to refuse the next one.
  queue = reading.catch(() => {})
  return reading
}

async function readApart(content: Buffer): Promise<OpenedBook> {
  const answer = await ask(content)
  return typeof answer === 'string' ? { fault: FAULTS[answer] } : { pages: answer.pages.map(asPage) }
}

let waiting: Worker | undefined

/** The thread stays for the next file, because loading the library takes longer than most files do; it keeps no process alive. */
function ask(content: Buffer): Promise<Answer> {
  const worker = waiting ?? startWorker()
  waiting = undefined
  worker.ref()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(content)
  return new Promise((resolve) => {
    const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS)
    const end = (answer: Answer): void => {
      clearTimeout(timer)
      worker.off('message', take).off('error', fail).off('exit', fail)
      resolve(answer)
    }
    const take = (answer: Answer): void => {
      end(answer)
      worker.unref()
      waiting = worker
    }
    const fail = (): void => end('too-large')
    worker.on('message', take).on('error', fail).on('exit', fail)
  })
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { resourceLimits: MEMORY })
  // One that dies while nobody waits for it is simply not there for the next file.
  worker.on('error', () => {})
  worker.on('exit', () => {
    if (waiting === worker) waiting = undefined
  })
  return worker
}

function asPage({ name, rowCount, cells }: PageContent): SheetPage {
  const values = new Map(cells)
  return { name, rowCount, getCell: (address) => ({ value: values.get(address) ?? null }) }
}

/** 0 → A, 25 → Z, 26 → AA: columns as spreadsheets name them. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
