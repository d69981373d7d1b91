import { afterEach, describe, expect, test, vi } from 'vitest'
import { getAll } from './pages.ts'

/** A server whose list has so many pages of two lines; `follow` says where a page leads. */
function answerPages(pages: number, follow = (page: number): number => page + 1): void {
  vi.stubGlobal('fetch', async (url: string) => {
    const page = Number(new URL(url, 'http://nts').searchParams.get('cursor') ?? 0)
    const next = follow(page)
    return Response.json({ items: [page * 2, page * 2 + 1], next: next < pages ? String(next) : null })
  })
}

afterEach(() => vi.unstubAllGlobals())

const readAll = () => getAll<number>('/dossiers', {}, new AbortController().signal)

describe('the whole of a list', () => {
  test('is read to its end, however many pages that takes', async () => {
    answerPages(45)
    expect(await readAll()).toEqual(Array.from({ length: 90 }, (_, i) => i))
  })

  test('that leads back to where it was is a fault, no endless reading', async () => {
    answerPages(45, (page) => (page === 7 ? 3 : page + 1))
    await expect(readAll()).rejects.toThrow('leads back to 3')
  })
})
