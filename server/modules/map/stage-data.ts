import type { Bounds } from '../../../design/outline.ts'
import { CLASS_ORDER, sayClass, sayOthers, sayProvinceClass } from '../../../design/classes.ts'
import type { StageData } from './contract.ts'
import { tilesOf, trustOf } from './describe-map.ts'
import type { MapFacts } from './read-map.ts'
import { linkToPlace, linkToUnit } from './scope.ts'

/** What the island needs to draw the same map live: addresses, never results or borders. */
export function describeStage({ scope, standing, criteria, sheets }: MapFacts, bounds: Bounds): StageData {
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
    over: sheets.districts && sheets.districts.units.length > 0 ? tilesOf(sheets.districts) : null,
    bounds: [...bounds],
    results: `/api/v1/map-results?level=${level}&period=${scope.year}&${at}`,
    labels: `/api/v1/maps/${level}?${at}`,
    // A province opens as a map, a commune as its page.
    open: scope.place ? linkToUnit('{code}', scope) : linkToPlace(scope, '{code}'),
    isIndicative: trustOf(sheets.units, scope.asOf).isIndicative,
    words: Object.fromEntries(words) as Record<string, string>,
  }
}
