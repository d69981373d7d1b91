import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import { bundleCss } from './bundle.ts'
import { drawGauge } from './gauge.ts'
import { drawIcon, ICON_NAMES } from './icons.ts'
import { drawLegend } from './legend.ts'
import { drawLogo } from './logo.ts'
import { proofBody, RIVER } from './proof-page.ts'
import { drawRiver } from './river.ts'
import { layCanals } from './river-flow.ts'
import { drawField } from './ruong.ts'
import { drawBigSeal, drawSeal } from './seal.ts'

const HOSTILE = `<script>"&'`
const readCss = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

describe('text from outside', () => {
  const bank = { name: HOSTILE, code: HOSTILE, share: 1, facts: HOSTILE }
  const river = drawRiver({
    ...RIVER,
    before: [bank],
    after: [bank],
    flows: [{ from: 0, to: 0 }],
    event: { date: '2025-07-01', words: HOSTILE },
    parentsBefore: HOSTILE,
    parentsAfter: HOSTILE,
    ticks: [{ bank: 0, date: '2023-01-01', words: HOSTILE }],
    label: HOSTILE,
  })
  it.each([
    ['river', river],
    ['legend', drawLegend([{ cls: 0, count: 1, unit: HOSTILE, words: HOSTILE }])],
    ['seal', drawBigSeal({ kind: 'in-force', top: HOSTILE, bottom: HOSTILE, id: HOSTILE })],
    ['small seal', drawSeal('revoked', 24, 1, HOSTILE)],
    ['gauge', drawGauge({ used: 1, total: 2, label: HOSTILE })],
    ['icon', drawIcon('file', 16, HOSTILE)],
    ['field', drawField([{ code: HOSTILE, states: ['met'] }])],
  ])('is escaped in the %s', (_, drawing) => {
    expect(drawing).toContain('&lt;')
    expect(drawing).not.toContain('<script')
    expect(drawing).not.toMatch(/="[^"]*<script/)
  })
})

describe('river', () => {
  it('gives each canal its share and loses no water at the meeting', () => {
    const canals = layCanals(RIVER, [0, 50, 100], [50], 34)
    const widths = canals.map(({ start }) => start.to - start.from)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(34)
    for (const { start, end } of canals) expect(end.to - end.from).toBeCloseTo(start.to - start.from)
    expect((widths[2] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(35.6 / 25.1)
  })

  it('divides a unit that was split', () => {
    const split = {
      ...RIVER,
      flows: [
        { from: 0, to: 0, share: 3 },
        { from: 0, to: 1, share: 1 },
      ],
    }
    const [large, small] = layCanals({ ...split, before: [{ name: 'Xã Cũ', code: '1', share: 5 }] }, [50], [0, 100], 32)
    expect((large?.start.to ?? 0) - (large?.start.from ?? 0)).toBeCloseTo(24)
    expect((small?.start.to ?? 0) - (small?.start.from ?? 0)).toBeCloseTo(8)
  })

  it('draws canals side by side, never one over another', () => {
    const ends = layCanals(RIVER, [0, 50, 100], [50], 34).map((canal) => canal.end)
    const gaps = ends.slice(1).map((end, i) => end.from - (ends[i]?.to ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0)
  })
})

describe('gauge', () => {
  it('shows used, left, stop and late days as one path each', () => {
    const stopped = drawGauge({ used: 4, total: 10, stoppedAfter: 4, label: 'còn 6 ngày' })
    expect(stopped.match(/class="(used|left|stop)"/g)).toHaveLength(3)
    const late = drawGauge({ used: 10, total: 10, over: 2, label: 'quá 2 ngày' })
    expect(/class="late" d="([^"]+)"/.exec(late)?.[1]?.match(/M/g)).toHaveLength(12)
    expect(late).toContain('aria-label="quá 2 ngày"')
  })
})

describe('legend', () => {
  it('is true to the counts and leaves out empty classes', () => {
    const legend = drawLegend([
      { cls: 3, count: 24, unit: 'xã', words: 'đủ' },
      { cls: 2, count: 0, unit: 'xã', words: 'gần đủ' },
      { cls: 0, count: 8, unit: 'xã', words: 'ít' },
    ])
    expect([...legend.matchAll(/width="([\d.]+)%" height="14.5"/g)].map((m) => Number(m[1]))).toEqual([75, 25])
    expect(legend).toContain('<b>0 xã</b>')
  })

  it('stays whole when there is nothing to count', () => {
    expect(drawLegend([{ cls: 'none', count: 0, unit: 'xã', words: '' }])).not.toContain('NaN')
  })
})

describe('style sheets', () => {
  const css = bundleCss('portal.css', readCss)

  it('are joined into one, small enough for a phone on a weak network', () => {
    expect(css).not.toContain('@import')
    expect(gzipSync(css).length).toBeLessThan(8 * 1024)
  })

  it('know every class that the parts use', () => {
    const used = new Set(
      [...proofBody().matchAll(/class="([^"]+)"/g)].flatMap((m) => (m[1] ?? '').split(/\s+/).filter(Boolean)),
    )
    expect([...used].filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(css))).toEqual([])
  })

  it('are needed: no part carries inline styles, which public pages refuse', () => {
    expect(proofBody()).not.toMatch(/\sstyle=/)
  })

  it('have every colour and size they ask for', () => {
    const asked = new Set([...css.matchAll(/var\(--([\w-]+)/g)].map((m) => m[1]))
    const given = new Set([...css.matchAll(/--([\w-]+):/g)].map((m) => m[1]))
    expect([...asked].filter((name) => !given.has(name))).toEqual([])
  })
})

it('keeps the logo file equal to the drawing', () => {
  expect(readCss('logo.svg').trim()).toBe(drawLogo(40))
})

it('has forty icons or more, all on the same grid', () => {
  expect(ICON_NAMES.length).toBeGreaterThanOrEqual(40)
  for (const name of ICON_NAMES) expect(drawIcon(name)).toMatch(/viewBox="0 0 16 16".*<(path|circle)/)
})
