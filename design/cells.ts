import { escapeText, estimateWidth } from './svg.ts'

// The map without geometry: equal cells, one for each unit, grouped by former district inside former province.
// It is HTML and not a drawing, so that it flows on a phone, prints, and each cell is an ordinary link.

/** 0–3 = few … all; `none` = not reported; `outside` = a ward or a unit outside the member list. */
export type CellClass = 0 | 1 | 2 | 3 | 'none' | 'outside'

export type Cell = {
  /** With its type: "Xã Tân Nhuận Đông". */
  name: string
  href: string
  cls: CellClass
  /** The number in the cell; empty when there is none. */
  figure: string
  /** The figure in words, read out after the name: "17 trong 19 tiêu chí", "chưa báo cáo". */
  words: string
  isHere?: boolean
}

/** A former district (or, on a map of the country, a region). */
export type CellGroup = { name: string; cells: readonly Cell[] }
/** A former province with its groups; the name may be empty when there is only one. */
export type CellArea = { name: string; groups: readonly CellGroup[] }

export type CellOptions = {
  /** Write names inside wider cells: for a few dozen units, such as the provinces of the country. */
  named?: boolean
  /** px that groups are packed into, on a wide screen; narrower screens wrap by themselves. */
  room?: number
}

const STEP = 46
const GROUP_GAP = 18
/** Six cells and their gaps are 274 px: the widest that fits a 320 px screen. */
const MOST_COLUMNS = 6

export function drawCells(areas: readonly CellArea[], options: CellOptions = {}): string {
  const { named = false, room = 698 } = options
  const drawArea = (area: CellArea): string => {
    const head = area.name === '' ? '' : `<h3 class="area">${escapeText(area.name)}</h3>`
    const groups = named ? area.groups : packGroups(area.groups, room)
    return `${head}<div class="groups">${groups.map((group) => drawGroup(group, named)).join('')}</div>`
  }
  return `<div class="cells${named ? ' named' : ''}">${areas.map(drawArea).join('')}</div>`
}

function drawGroup(group: CellGroup, named: boolean): string {
  const cells = [
    ...group.cells.filter((cell) => cell.cls !== 'outside'),
    ...group.cells.filter((cell) => cell.cls === 'outside'),
  ]
  const head = group.name === '' ? '' : `<p>${escapeText(group.name)}</p>`
  const columns = named ? '' : ` class="of-${countColumns(group)}"`
  return `<div class="group">${head}<ul${columns}>${cells.map((cell) => `<li>${drawCell(cell, named)}</li>`).join('')}</ul></div>`
}

function drawCell(cell: Cell, named: boolean): string {
  // The accessible name holds what is seen, so that speech control finds the cell by its visible words.
  const seen = named ? `${cell.name} ${cell.figure}` : cell.name
  const name = escapeText(`${seen}: ${cell.words}`)
  const current = cell.isHere ? ' aria-current="true"' : ''
  const inside = named
    ? `<b>${escapeText(cell.name)}</b> <span>${escapeText(cell.figure)}</span>`
    : escapeText(cell.figure)
  return `<a class="cell c-${cell.cls}" href="${escapeText(cell.href)}" title="${name}" aria-label="${name}"${current}>${inside}</a>`
}

/** Two rows for a small district, more only when six columns are not enough. */
function countColumns(group: CellGroup): number {
  return Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(group.cells.length / 2)))
}

function measureGroup(group: CellGroup): number {
  return Math.ceil(Math.max(countColumns(group) * STEP - 2, estimateWidth(group.name, 13)))
}

function countRows(group: CellGroup): number {
  return Math.ceil(group.cells.length / countColumns(group))
}

/** Orders groups so that each row is as full as can be and the field has a straight edge; equal heights stay together. */
export function packGroups(groups: readonly CellGroup[], room: number): CellGroup[] {
  const heights = [...new Set(groups.map(countRows))].toSorted((a, b) => a - b)
  return heights.flatMap((height) => {
    let left = groups.filter((group) => countRows(group) === height)
    const packed: CellGroup[] = []
    while (left.length > 0) {
      const row = fillRow(left, room)
      packed.push(...row)
      left = left.filter((group) => !row.includes(group))
    }
    return packed
  })
}

/** The subset that fills `room` best (knapsack over whole px); the first group alone when nothing fits. */
function fillRow(groups: readonly CellGroup[], room: number): CellGroup[] {
  const best = new Map<number, CellGroup[]>([[0, []]])
  for (const group of groups) {
    for (const [width, row] of [...best].toReversed()) {
      const next = width + measureGroup(group) + (row.length > 0 ? GROUP_GAP : 0)
      if (next <= room && !best.has(next)) best.set(next, [...row, group])
    }
  }
  const row = best.get(Math.max(...best.keys())) ?? []
  return row.length > 0 ? row : groups.slice(0, 1)
}
