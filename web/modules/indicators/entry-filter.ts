import type { FigureSheet } from '../../../server/modules/indicators/contract.ts'
import type { EntryGroup } from './entry-groups.ts'

export const ENTRY_FILTERS = ['tat-ca', 'dang-mo', 'con-trong'] as const
export type EntryFilter = (typeof ENTRY_FILTERS)[number]

type Sheet = Pick<FigureSheet, 'elements' | 'figures' | 'locked'>

/**
 * What is shown at first: after a return a few figures are open among many that are held, and those are what the person came for.
 */
export function chooseFilter(asked: string | undefined, sheet: Sheet, wanted: readonly string[]): EntryFilter {
  const said = ENTRY_FILTERS.find((key) => key === asked)
  if (said) return said
  const held = new Set(sheet.locked.map(({ element }) => element))
  const isPart = held.size > 0 && sheet.elements.some(({ code }) => !held.has(code))
  return isPart && wanted.every((code) => !held.has(code)) ? 'dang-mo' : 'tat-ca'
}

/** Codes of the elements of each filter, as the server has them: a row does not vanish while it is typed in. */
export function sortElements(sheet: Sheet): Record<EntryFilter, ReadonlySet<string>> {
  const held = new Set(sheet.locked.map(({ element }) => element))
  const said = new Set(sheet.figures.filter(isSaid).map(({ element }) => element))
  const codes = sheet.elements.map(({ code }) => code)
  const open = codes.filter((code) => !held.has(code))
  return {
    'tat-ca': new Set(codes),
    'dang-mo': new Set(open),
    'con-trong': new Set(open.filter((code) => !said.has(code))),
  }
}

/** A figure, or a reason why there is none; "not reported" is what an empty cell says. */
const isSaid = ({ value, noValue }: FigureSheet['figures'][number]): boolean =>
  value !== null || (noValue !== null && noValue !== 'not-reported')

/** The groups with only what is shown of them; what was changed and not saved is always shown. */
export function narrow(
  groups: readonly EntryGroup[],
  shown: ReadonlySet<string>,
  changed: Readonly<Record<string, unknown>>,
): EntryGroup[] {
  return groups
    .map((group) => ({ ...group, shown: group.elements.filter(({ code }) => shown.has(code) || code in changed) }))
    .filter((group) => group.shown.length > 0)
    .map(({ shown: elements, ...group }) => ({ ...group, elements }))
}
