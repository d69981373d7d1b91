import type { FilterSpecification, StyleSpecification } from 'maplibre-gl'
import { TILE_LAYER, TILE_ZOOMS, type StageData } from '../../../server/modules/map/contract.ts'
import type { ClassLetter, Results } from './results.ts'

// Colours are those of the style sheets, read from the page: one source for the drawing, the cells and the live map.

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

const FILL_TOKENS: Record<ClassLetter, string> = {
  3: '--lua-len-3',
  2: '--lua-len-2',
  1: '--lua-len-1',
  0: '--lua-len-0',
  n: '--giay',
  o: '--nen',
}

/** Name of the pattern that the map adds itself. */
export const HATCH = 'hatch'

/** Sources by name; a source whose address changes is given its new one without a new style. */
export function describeSources({ tiles, around, over }: StageData): Record<string, string> {
  return { units: tiles, ...(around && { around }), ...(over && { over: over.tiles }) }
}

/** The whole style of a day: neighbours below, classes, hatch and dashes, bunds, districts, and what is pointed at. */
export function makeStyle(stage: StageData, results: Results): StyleSpecification {
  const sources = Object.entries(describeSources(stage)).map(([name, address]) => [name, makeSource(stage, address)])
  const ids = [...results.units.keys()]
  const of = (cls: ClassLetter): string[] => ids.filter((id) => results.units.get(id)?.cls === cls)
  const units = { source: 'units', 'source-layer': TILE_LAYER } as const
  const around = { source: 'around', 'source-layer': TILE_LAYER } as const
  const layers: StyleSpecification['layers'] = [
    { id: 'background', type: 'background', paint: { 'background-color': token('--ngoai') } },
  ]
  if (stage.around)
    layers.push(
      { id: 'around', type: 'fill', ...around, paint: { 'fill-color': token('--quanh') } },
      { id: 'around-line', type: 'line', ...around, paint: { 'line-color': token('--bo') } },
    )
  layers.push(
    {
      id: 'units',
      type: 'fill',
      ...units,
      filter: within(ids),
      paint: { 'fill-color': colourByClass(of), 'fill-antialias': false },
    },
    { id: 'hatch', type: 'fill', ...units, filter: within(of('o')), paint: { 'fill-pattern': HATCH } },
    {
      id: 'bunds',
      type: 'line',
      ...units,
      filter: within(ids.filter((id) => results.units.get(id)?.cls !== 'n')),
      paint: { 'line-color': token('--giay'), 'line-width': 1.3 },
    },
    {
      id: 'dashes',
      type: 'line',
      ...units,
      filter: within(of('n')),
      paint: { 'line-color': token('--muc-nhat'), 'line-width': 1.1, 'line-dasharray': [3, 2.5] },
    },
  )
  if (stage.over)
    layers.push({
      id: 'over',
      type: 'line',
      source: 'over',
      'source-layer': TILE_LAYER,
      filter: within(stage.over.ids),
      paint: { 'line-color': token('--muc-nhat'), 'line-width': 1.6 },
    })
  layers.push(
    {
      id: 'picked-edge',
      type: 'line',
      ...units,
      filter: within([]),
      paint: { 'line-color': token('--giay'), 'line-width': 6 },
    },
    {
      id: 'picked',
      type: 'line',
      ...units,
      filter: within([]),
      paint: { 'line-color': token('--muc'), 'line-width': 2.8 },
    },
  )
  return { version: 8, sources: Object.fromEntries(sources), layers }
}

export function within(ids: readonly string[]): FilterSpecification {
  return ['in', ['get', 'id'], ['literal', [...ids]]]
}

function makeSource({ bounds }: StageData, address: string): StyleSpecification['sources'][string] {
  return {
    type: 'vector',
    tiles: [new URL(address, location.origin).href.replaceAll('%7B', '{').replaceAll('%7D', '}')],
    minzoom: TILE_ZOOMS.least,
    maxzoom: TILE_ZOOMS.most,
    ...(address.includes('/commune/') && { bounds: [...bounds] }),
  }
}

type Colour = Extract<StyleSpecification['layers'][number], { type: 'fill' }>['paint']

function colourByClass(of: (cls: ClassLetter) => string[]): NonNullable<Colour>['fill-color'] {
  const cases = (Object.keys(FILL_TOKENS) as ClassLetter[]).flatMap((cls) => {
    const ids = of(cls)
    return ids.length > 0 ? [ids, token(FILL_TOKENS[cls])] : []
  })
  if (cases.length === 0) return token('--giay')
  return ['match', ['get', 'id'], ...cases, token('--giay')] as unknown as NonNullable<Colour>['fill-color']
}

/** Slanted lines in the colour of borders, as the cells have them: 8 px that repeat. */
export function drawHatch(): { width: number; height: number; data: Uint8ClampedArray } {
  const size = 16
  const data = new Uint8ClampedArray(size * size * 4)
  const [red, green, blue] = readColour(token('--bo-dam'))
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const apart = (x + y) % size
      const strength = apart === 0 ? 1 : apart === 1 || apart === size - 1 ? 0.45 : 0
      data.set([red, green, blue, Math.round(strength * 200)], (y * size + x) * 4)
    }
  return { width: size, height: size, data }
}

function readColour(hex: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return [r, g, b]
}
