import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const VIETNAMESE = /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/i

/** Vietnamese that is data and not words to read: a letter without marks, the tag of illustrative names. */
const NOT_WORDS = ["replaceAll('đ', 'd')", "includes('minh họa')"]

/** Every file of the workbench that is not a dictionary, without what people never see. Style sheets write words too (`content`). */
function screens(): { file: string; text: string }[] {
  return globSync('web/**/*.{ts,tsx,css}', { cwd: root })
    .filter(
      (file) => !/\.test\.tsx?$|^web\/islands\/|vite\.config\.ts$|words\.vi\.ts$|^web\/api\/words\.ts$/.test(file),
    )
    .map((file) => ({
      file,
      text: readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
    }))
}

test('every word of the workbench stands in a dictionary, so that it has its English', () => {
  const read = screens()
  expect(read.length).toBeGreaterThan(40)
  const own = read.filter(({ file }) => !file.endsWith('words.en.ts'))
  const found = own.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line) =>
        VIETNAMESE.test(line) && !NOT_WORDS.some((data) => line.includes(data)) ? [`${file}: ${line.trim()}`] : [],
      ),
  )
  expect(found).toEqual([])
})

test('every dictionary has both languages, and the English one is English', () => {
  const dictionaries = globSync('web/**/*words.vi.ts', { cwd: root })
  expect(dictionaries.length).toBeGreaterThan(2)
  const left = dictionaries.flatMap((file) => {
    const english = readFileSync(join(root, file.replace(/vi\.ts$/, 'en.ts')), 'utf8')
    return english.split('\n').flatMap((line) => (VIETNAMESE.test(line) ? [`${file}: ${line.trim()}`] : []))
  })
  // The name of the product, and the way back to Vietnamese.
  expect(left.filter((line) => !/^web\/shell\/words\.vi\.ts: (product|language):/.test(line))).toEqual([])
})
