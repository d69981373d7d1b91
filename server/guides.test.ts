import { describe, expect, test } from 'vitest'
import { readGuides } from './guides.ts'

describe('the user guides as pages', () => {
  const guides = readGuides()

  test('are all there, each with its title, and run nothing', () => {
    expect([...guides.keys()]).toEqual(expect.arrayContaining(['README', 'can-bo-xa', 'quan-tri', 'dang-nhap']))
    for (const { title, body } of guides.values()) {
      expect(title).not.toMatch(/\.md$/)
      expect(body).not.toMatch(/<script| on[a-z]+=| style=/)
    }
  })

  test('lead to each other: every link is a guide, every anchor a heading of it', () => {
    for (const { body } of guides.values())
      for (const [, href = ''] of body.matchAll(/<a href="([^"]*)"/g)) {
        const [page = '', anchor] = href.split('#')
        const name = page === '/huong-dan' ? 'README' : page.replace('/huong-dan/', '')
        const target = guides.get(name)
        const isThere = anchor === undefined || target?.body.includes(`id="${anchor}"`)
        expect([href, target !== undefined, isThere]).toEqual([href, true, true])
      }
  })
})
