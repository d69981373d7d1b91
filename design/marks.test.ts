import { describe, expect, it } from 'vitest'
import { drawMark, drawPlots, showStatus, type PlacedPlot } from './marks.ts'
import { drawField, drawPlotRow, drawStalks, nameField } from './ruong.ts'
import { countStates, RESULT_STATES, sayResult, type ResultState } from './words.ts'

const SHAPE = [2, 4, 2, 2, 1, 3, 1, 4, 2, 1, 1, 2, 5, 2, 4, 1, 12, 6, 2]
const mixed = SHAPE.map((count, i) =>
  Array.from({ length: count }, (_, j): ResultState => RESULT_STATES[(i * 3 + j * 5) % RESULT_STATES.length] ?? 'met'),
)
const allMet = SHAPE.map((count) => Array.from({ length: count }, (): ResultState => 'met'))

const countPaths = (svg: string): number => svg.match(/<path/g)?.length ?? 0
const pathOf = (svg: string, state: string): string => new RegExp(`class="${state}" d="([^"]+)"`).exec(svg)?.[1] ?? ''

describe('stalks', () => {
  it('fit 57 indicators into less than one kilobyte when all are met', () => {
    expect(drawStalks(allMet).length).toBeLessThan(1024)
  })

  it('stay under one kilobyte for a usual commune with nine open indicators', () => {
    const usual = allMet.map((group, i) => group.map((state, j) => (i > 8 && i < 18 && j === 0 ? 'no-figure' : state)))
    expect(drawStalks(usual).length).toBeLessThan(1024)
  })

  it('draw one path for each state, however many indicators there are', () => {
    expect(countPaths(drawStalks(mixed))).toBe(RESULT_STATES.length)
    expect(countPaths(drawStalks(allMet))).toBe(1)
  })

  it('give each state a height of its own, so that grey print still reads', () => {
    const shapes = RESULT_STATES.map((state) => pathOf(drawStalks([[state]]), state))
    const alike = new Set(shapes)
    // Refused and not concluded share a hollow half stalk: both wait for a figure or a level, and the word says which.
    expect(alike.size).toBe(RESULT_STATES.length - 1)
  })

  it('work for another set: 10 criteria and 47 indicators', () => {
    const modern = Array.from({ length: 10 }, (_, i) =>
      Array.from({ length: i === 0 ? 11 : 4 }, (): ResultState => 'met'),
    )
    expect(drawStalks(modern)).toContain('aria-label="47 trong 47 chỉ tiêu đạt"')
  })

  it('draw nothing broken for a unit without any criterion', () => {
    expect(drawStalks([])).not.toMatch(/NaN|Infinity|width="-/)
  })
})

describe('plots', () => {
  it('cost one path a state', () => {
    expect(countPaths(drawPlotRow(mixed.flat()))).toBe(RESULT_STATES.length)
  })

  it('have a different silhouette for each state', () => {
    const place = (state: PlacedPlot['state']): PlacedPlot => ({ state, x: 0, y: 0, width: 18, height: 22 })
    const shapes = [...RESULT_STATES, 'returned' as const].map((state) => pathOf(drawPlots([place(state)]), state))
    // "Not reported" is the plain frame; its dashes come from the style sheet.
    expect(new Set(shapes).size).toBe(shapes.length)
  })

  it('wrap after the given number and grow downwards', () => {
    expect(drawPlotRow(allMet.flat(), { perLine: 20, width: 18, height: 18, gap: 2 })).toContain(
      'width="398" height="58"',
    )
  })

  it('stand on the ground line in columns, with open criteria in bold', () => {
    const field = drawField([
      { code: '9', states: ['not-met', 'met'] },
      { code: '14', states: ['met'] },
    ])
    expect(field).toContain('aria-label="2 trong 3 chỉ tiêu đạt"')
    expect(field).toMatch(/class="open"[^>]*>9</)
    expect(field).toMatch(/<text x="[\d.]+" y="[\d.]+">14</)
  })
})

describe('status', () => {
  it('always says its word beside the mark', () => {
    for (const state of RESULT_STATES) expect(showStatus(state)).toContain(`</svg>${sayResult(state)}</span>`)
  })

  it('hides the mark from screen readers unless it stands alone', () => {
    expect(drawMark('met')).toContain('aria-hidden="true"')
    expect(drawMark('met', 12, 'Đạt')).toContain('role="img" aria-label="Đạt"')
  })

  it('escapes words that come from a criteria set', () => {
    expect(showStatus('not-met', 'Còn <6> "tiêu chí"')).toContain('Còn &lt;6&gt; &quot;tiêu chí&quot;')
  })

  it('counts every state, also those that do not occur', () => {
    expect(countStates(['met', 'met', 'refused'])).toEqual({
      met: 2,
      'not-met': 0,
      refused: 1,
      'level-unknown': 0,
      'no-figure': 0,
      'not-due': 0,
      'not-applicable': 0,
    })
  })

  it('names a field by what is met of all', () => {
    expect(nameField(['met', 'not-applicable', 'met'])).toBe('2 trong 3 chỉ tiêu đạt')
  })
})
