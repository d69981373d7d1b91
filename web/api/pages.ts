import { infiniteQueryOptions } from '@tanstack/react-query'
import { get, type Query } from './client.ts'

/** One page of a list of the API; `next` leads to the page after it. */
export type Page<T> = { items: T[]; next: string | null }

/** A list that is read page by page, as the reader asks for more. */
export function pagesOf<P extends Page<unknown>>(key: readonly unknown[], path: string, asked: Query = {}) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ signal, pageParam }) => get<P>(path, { limit: 50, ...asked, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/**
 * The whole of a list that a screen sorts or counts by itself, however long: one that was cut would be sorted and counted
 * wrongly without a word.
 */
export async function getAll<T>(path: string, asked: Query, signal: AbortSignal): Promise<T[]> {
  const items: T[] = []
  const seen = new Set<string>()
  for (let cursor: string | null = ''; cursor !== null;) {
    if (seen.has(cursor)) throw new Error(`${path} leads back to ${cursor}`)
    seen.add(cursor)
    const page: Page<T> = await get<Page<T>>(path, { limit: 100, ...asked, cursor }, signal)
    items.push(...page.items)
    cursor = page.next
  }
  return items
}
