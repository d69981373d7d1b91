import { Workbook } from '@cj-tech-master/excelts'
import type * as workerThreads from 'node:worker_threads'
import { expect, test, vi } from 'vitest'
import { openWorkbook } from './workbook.ts'

const threads = vi.hoisted(() => ({ refuse: 0 }))

vi.mock('node:worker_threads', async (original) => {
  const actual = await original<typeof workerThreads>()
  class Scarce extends actual.Worker {
    constructor(...given: ConstructorParameters<typeof actual.Worker>) {
      if (threads.refuse-- > 0) throw new Error('no thread to be had')
      super(...given)
    }
  }
  return { ...actual, Worker: Scarce }
})

test('a file that comes when no thread can start fails alone; the next one is read', async () => {
  const book = new Workbook()
  book.addWorksheet('Trang1').addRow(['Xã Tân Nhuận Đông'])
  const content = Buffer.from(await book.xlsx.writeBuffer())
  threads.refuse = 1
  await expect(openWorkbook(content)).rejects.toThrow('no thread')
  expect(await openWorkbook(content)).toMatchObject({ pages: [{ name: 'Trang1', rowCount: 1 }] })
})
