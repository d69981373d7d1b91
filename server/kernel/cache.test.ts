import { expect, test } from 'vitest'
import { createPageCache } from './cache.ts'

const nothing = Buffer.alloc(0)
const page = (size: number) => ({
  body: { plain: Buffer.alloc(size), gzip: nothing, brotli: nothing },
  headers: {},
  tags: [],
})

test('when room grows short the pages go that nobody has asked for', () => {
  const cache = createPageCache()
  const keep = (key: string): void => cache.put(key, page(4 * 1024 * 1024), cache.epoch())
  keep('wanted')
  for (let i = 0; i < 30; i++) {
    keep(`passing ${i}`)
    expect(cache.get('wanted')).toBeDefined()
  }
  expect(cache.get('passing 0')).toBeUndefined()
  expect(cache.get('passing 29')).toBeDefined()
})
