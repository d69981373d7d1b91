import { type FileHandle, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, expect, test, vi } from 'vitest'
import { makeTemporaryFolder } from '../../test/temporary-folder.ts'
import { folderStore } from './files.ts'

afterEach(() => vi.restoreAllMocks())

const rules = {
  limit: 1_000_000,
  accepted: ['csv' as const],
  refuseSize: () => new Error('too large'),
  refuseKind: () => new Error('not accepted'),
}
const content = Buffer.from('mã,tên\n30253,Tân Nhuận Đông\n'.repeat(200))

type Write = (this: FileHandle, chunk: Buffer, from: number, length: number) => Promise<{ bytesWritten: number }>

/** What every open file does, so that a test may make the disk misbehave. */
async function fileHandles(folder: string): Promise<FileHandle> {
  const handle = await open(join(folder, 'probe'), 'w')
  await handle.close()
  await rm(join(folder, 'probe'))
  return Object.getPrototypeOf(handle) as FileHandle
}

test('a disk that takes a part of each write stores the whole file all the same', async () => {
  const folder = await makeTemporaryFolder('short-writes')
  const handles = await fileHandles(folder)
  const write: Write = handles.write
  vi.spyOn(handles, 'write').mockImplementation(function (this: FileHandle, ...given: unknown[]) {
    const [chunk, from = 0] = given as [Buffer, number?]
    return write.call(this, chunk, from, Math.min(1000, chunk.length - from)) as never
  })
  const store = folderStore(join(folder, 'files'))
  const stored = await store.put(Readable.from([content]), rules)
  expect(await buffer(await store.get(stored.hash))).toEqual(content)
})

test('a full disk refuses the file and leaves nothing of it behind', async () => {
  const folder = await makeTemporaryFolder('full-disk')
  const handles = await fileHandles(folder)
  const write: Write = handles.write
  vi.spyOn(handles, 'write')
    .mockImplementationOnce(function (this: FileHandle, ...given: unknown[]) {
      return write.call(this, given[0] as Buffer, 0, 1000) as never
    })
    .mockRejectedValueOnce(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
  const store = folderStore(join(folder, 'files'))
  await expect(store.put(Readable.from([content]), rules)).rejects.toThrow('no space left')
  expect(await readdir(join(folder, 'files'))).toEqual(['parts'])
  expect(await readdir(join(folder, 'files', 'parts'))).toEqual([])
})

test('a stored file is said to be received once its bytes and every new folder above it are on the disk', async () => {
  const folder = await makeTemporaryFolder('synced')
  const handles = await fileHandles(folder)
  const { sync } = handles
  const synced: string[] = []
  vi.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
    synced.push((await this.stat()).isDirectory() ? 'folder' : 'file')
    return sync.call(this)
  })
  const store = folderStore(join(folder, 'files'))
  await store.put(Readable.from([content]), rules)
  expect(synced).toEqual(['file', 'folder', 'folder', 'folder', 'folder'])
  await store.put(Readable.from([content]), rules)
  expect(synced.slice(5)).toEqual(['file', 'folder'])
})
