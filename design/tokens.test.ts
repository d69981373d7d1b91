import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Rgb = readonly [number, number, number]

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

function readTokens(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`))
  const body = block.slice(0, block.indexOf('\n}'))
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
}

function toLinear(hex: string): Rgb {
  const channel = (at: number): number => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** Contrast by WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of relative luminance. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r, g, blue] = toLinear(hex)
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue
  }
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const TEXT_PAIRS = [
  'muc giay',
  'muc nen',
  'muc suong',
  'muc bia',
  'muc nuoc-nhat',
  'muc cham-nhat',
  'muc dat-nhat',
  'muc-nhat giay',
  'muc-nhat nen',
  'muc-nhat suong',
  'muc-nhat bia',
  'cham giay',
  'cham nen',
  'cham suong',
  'cham bia',
  'cham cham-nhat',
  'cham nuoc-nhat',
  'tren-cham cham',
  'tren-cham cham-dam',
  'lua giay',
  'lua nen',
  'lua lua-nhat',
  'dat-nung giay',
  'dat-nung nen',
  'dat-nung dat-nhat',
  'nuoc giay',
  'nuoc nen',
  'nuoc nuoc-nhat',
  'nghe giay',
  'nghe nen',
  'nghe-chu nghe-nhat',
  'son giay',
  'son son-nhat',
  'tren-lua-len-0 lua-len-0',
  'tren-lua-len-1 lua-len-1',
  'tren-lua-len-2 lua-len-2',
  'tren-lua-len-3 lua-len-3',
  'muc nuoc-song',
  'giay muc',
]
const CONTROL_PAIRS = ['bo-dam giay', 'bo-dam nen', 'bo-dam suong', 'lua giay', 'nuoc nen', 'vien-lua-len-0 giay']

describe.each([':root', "[data-theme='dark']"])('colours under %s', (selector) => {
  const tokens = readTokens(selector)
  const ratio = (pair: string): number => {
    const [front = '', back = ''] = pair.split(' ').map((name) => tokens.get(name))
    if (front === '' || back === '') throw new Error(`missing colour in ${pair}`)
    return contrast(front, back)
  }

  it.each(TEXT_PAIRS)('text %s reaches 4,5:1', (pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(CONTROL_PAIRS)('borders and marks %s reach 3:1', (pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3)
  })
})

it('has in the dark every colour it has in the light', () => {
  expect([...readTokens("[data-theme='dark']").keys()].toSorted()).toEqual([...readTokens(':root').keys()].toSorted())
})

it('orders the four classes by lightness, so that grey print keeps their order', () => {
  const light = readTokens(':root')
  const steps = [0, 1, 2, 3].map((i) => contrast('#000000', light.get(`lua-len-${i}`) ?? ''))
  expect(steps).toEqual(steps.toSorted((a, b) => b - a))
})
