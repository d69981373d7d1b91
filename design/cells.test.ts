import { describe, expect, it } from 'vitest'
import { drawCells, packGroups, type Cell, type CellGroup } from './cells.ts'

function makeCell(i: number): Cell {
  return {
    name: `Xã ${i}`,
    href: `/don-vi/${i}`,
    cls: i % 9 === 0 ? 'outside' : 2,
    figure: String(i % 20),
    words: 'số mẫu',
  }
}

/** 166 communes in 27 former districts of very different sizes, as in the largest provinces. */
const province: CellGroup[] = Array.from({ length: 27 }, (_, i) => ({
  name: `Huyện ${i}`,
  cells: Array.from({ length: i === 26 ? 10 : 3 + (i % 7) }, (_, j) => makeCell(i * 30 + j)),
}))
const every = province.flatMap((group) => group.cells)

describe('cells', () => {
  it('draw each unit once, as a link to it', () => {
    const drawn = [...drawCells([{ name: 'Tỉnh cũ', groups: province }]).matchAll(/href="([^"]+)"/g)].map(
      (m) => m[1] ?? '',
    )
    expect(drawn.toSorted()).toEqual(every.map((cell) => cell.href).toSorted())
  })

  it('say the name and the figure in words, not only the number', () => {
    expect(drawCells([{ name: '', groups: province }])).toContain('aria-label="Xã 1: số mẫu">1</a>')
  })

  it('are never more than six abreast, so that a 320 px screen holds them', () => {
    const crowd: CellGroup = { name: 'Huyện lớn', cells: Array.from({ length: 40 }, (_, i) => makeCell(i)) }
    expect(drawCells([{ name: '', groups: [crowd] }])).toContain('class="of-6"')
  })

  it('put units outside the list after the others of their group', () => {
    const [group] = [{ name: 'Huyện', cells: [makeCell(9), makeCell(1)] }]
    const html = drawCells([{ name: '', groups: [group] }])
    expect(html.indexOf('Xã 1:')).toBeLessThan(html.indexOf('Xã 9:'))
  })

  it('mark the unit that the page is about', () => {
    const cell = { ...makeCell(1), isHere: true }
    expect(drawCells([{ name: '', groups: [{ name: '', cells: [cell] }] }])).toContain('aria-current="true"')
  })

  it('escape names', () => {
    const cell = { ...makeCell(1), name: 'Xã "><b>' }
    expect(drawCells([{ name: '<i>', groups: [{ name: '<u>', cells: [cell] }] }])).not.toMatch(/<(i|u|b)>/)
  })
})

describe('packing', () => {
  it('loses and repeats no group', () => {
    expect(new Set(packGroups(province, 698))).toEqual(new Set(province))
    expect(packGroups(province, 698)).toHaveLength(province.length)
  })

  it('places a group wider than the room all the same', () => {
    expect(packGroups(province, 40)).toHaveLength(province.length)
  })

  it('gives the same order each time', () => {
    expect(packGroups(province, 698)).toEqual(packGroups(province, 698))
  })
})
