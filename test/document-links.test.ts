import { existsSync, globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Links of a page to files of the repository; anchors and other sites are not looked up. */
function linksOf(page: string): string[] {
  return [...page.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/i.test(target))
}

test('every link in the documents leads to a file that is there', async () => {
  const pages = globSync(['*.md', 'docs/**/*.md', 'design/*.md', 'data/sources/*.md'], { cwd: root })
  const read = await Promise.all(
    pages.map(async (page) => ({ page, links: linksOf(await readFile(join(root, page), 'utf8')) })),
  )
  const broken = read.flatMap(({ page, links }) =>
    links.filter((link) => !existsSync(join(root, dirname(page), link))).map((link) => `${page} → ${link}`),
  )
  expect(broken).toEqual([])
  expect(read.flatMap(({ links }) => links).length).toBeGreaterThan(80)
})
