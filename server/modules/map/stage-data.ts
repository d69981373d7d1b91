import type { Bounds } from '../../../design/outline.ts'
import type { MapName } from '../../../design/map-drawing.ts'
import { CLASS_ORDER, sayClass, sayOthers, sayProvinceClass } from '../../../design/classes.ts'
import type { StageData } from './contract.ts'
import { tilesOf, trustOf } from './describe-map.ts'
import type { MapFacts } from './read-map.ts'
import { linkToPlace, linkToUnit } from '../assessment/index.ts'

/** What the island needs to draw the same map live: addresses, never results or borders. */
export function describeStage(facts: MapFacts, bounds: Bounds, names: readonly MapName[]): StageData {
  const { scope, standing, criteria, sheets } = facts
  const level = scope.place ? 'commune' : 'province'
  const under = scope.members.map(({ id }) => id).join(',')
  const at = `asOf=${scope.asOf}${under && `&under=${under}`}`
  const words = CLASS_ORDER.map((cls) => [
    String(cls),
    level === 'province'
      ? sayProvinceClass(cls)
      : cls === 'outside'
        ? sayOthers(standing.communes)
        : sayClass(cls, criteria),
  ])
  return {
    level,
    tiles: tilesOf(sheets.units),
    around: scope.place && sheets.provinces.units.length > 0 ? tilesOf(sheets.provinces) : null,
    over: districtsOver(facts),
    bounds: [...bounds],
    names: names.map(({ name, at: [lon, lat] }) => ({ name, lon, lat })),
    results: `/api/v1/map-results?level=${level}&period=${scope.year}&${at}`,
    labels: `/api/v1/maps/${level}?${at}`,
    // A province opens as a map, a commune as its page.
    open: scope.place ? linkToUnit('{code}', scope) : linkToPlace('/ban-do', scope, '{code}'),
    isIndicative: trustOf(sheets.units, scope.asOf).isIndicative,
    words: Object.fromEntries(words) as Record<string, string>,
  }
}

/** Districts of the day inside the provinces shown. */
function districtsOver({ scope, sheets: { districts } }: MapFacts): StageData['over'] {
  const members = new Set(scope.members.map(({ id }) => id))
  const own = districts?.units.filter(({ parentId }) => members.has(parentId ?? '')) ?? []
  return districts && own.length > 0 ? { tiles: tilesOf(districts), ids: own.map(({ id }) => id) } : null
}
