import { addDays, isPlainDate } from '../../../server/kernel/time.ts'
import type { ChangeLine } from '../../../server/modules/units/change-contract.ts'
import type { UnitListView } from '../../../server/modules/units/contract.ts'
import type { Words } from './words.ts'

export type LineKind = ChangeLine['kind']

/** In the order decisions use them. */
export const LINE_KINDS: readonly LineKind[] = [
  'flow',
  'unit',
  'edit',
  'end',
  'level-off',
  'level-on',
  'list',
  'measure',
]

export const MEASURES = ['population', 'households', 'area'] as const

/** A line as it is being typed: every field is text, empty where nothing was typed. */
export type LineDraft = {
  kind: LineKind
  from: string
  to: string
  share: string
  type: string
  name: string
  parent: string
  list: string
  value: string
  /** Last day on the list, `YYYY-MM-DD`. */
  until: string
  measure: string
}

export const BLANK_LINE: LineDraft = {
  kind: 'flow',
  from: '',
  to: '',
  share: '',
  type: '',
  name: '',
  parent: '',
  list: '',
  value: '',
  until: '',
  measure: 'population',
}

const orNull = (text: string): string | null => text.trim() || null

/** The line the server is asked to check; it may still be wrong. */
export function toLine(draft: LineDraft): ChangeLine {
  return linesOf[draft.kind](draft) as ChangeLine
}

const linesOf: Record<LineKind, (draft: LineDraft) => unknown> = {
  flow: ({ from, to, share }) => ({ kind: 'flow', from, to, share: orNull(share.replace(',', '.')) }),
  unit: ({ to, type, name, parent }) => ({ kind: 'unit', code: to, type, name: name.trim(), parent: orNull(parent) }),
  edit: ({ from, to, type, name, parent }) => ({
    kind: 'edit',
    code: from,
    ...(to && { newCode: to }),
    ...(type && { type }),
    ...(name.trim() && { name: name.trim() }),
    ...(parent && { parent }),
  }),
  end: ({ from }) => ({ kind: 'end', code: from }),
  'level-off': () => ({ kind: 'level-off', level: 'district' }),
  'level-on': () => ({ kind: 'level-on', level: 'district' }),
  list: ({ from, list, value, until }) => ({
    kind: 'list',
    code: from,
    list,
    value: orNull(value),
    until: isPlainDate(until) ? addDays(until, 1) : null,
  }),
  measure: ({ from, measure, value }) => ({ kind: 'measure', code: from, measure, value: value.replace(',', '.') }),
}

/** True, or what is still missing before the line can be added. */
export function isLineWhole(draft: LineDraft, { missing }: Words['line']): true | string {
  const { kind, from, to, type, name, parent, list, value } = draft
  const isCode = (text: string): boolean => /^\d{2,5}$/.test(text)
  const needsFrom = kind !== 'unit' && kind !== 'level-off' && kind !== 'level-on'
  if (needsFrom && !isCode(from)) return missing.code
  if ((kind === 'flow' || kind === 'unit') && !isCode(to)) return missing.takerCode
  if (kind === 'unit' && (!type || !name.trim())) return missing.typeAndName
  if (kind === 'edit' && !to && !type && !name.trim() && !parent) return missing.anything
  if (kind === 'list' && !list) return missing.list
  if (kind === 'measure' && !value) return missing.measure
  return true
}

/** A line not yet saved, by its codes; saved ones come back from the server with names. */
export function describeLine(
  row: ChangeLine,
  lists: readonly UnitListView[],
  { said, line }: Pick<Words, 'said' | 'line'>,
): string {
  switch (row.kind) {
    case 'flow':
      return said.flow(row.from, row.to, row.share === null ? said.noShare : said.share(row.share.replace('.', ',')))
    case 'unit':
      return joined(said.unit(`${row.type} ${row.name}`, row.code), row.parent && said.under(row.parent))
    case 'edit': {
      const { name, type, parent, newCode } = row
      return said.of(row.code, joined(name, type, parent && said.under(parent), newCode && said.newCode(newCode)))
    }
    case 'end':
      return said.end(row.code)
    case 'level-off':
      return said.levelOff
    case 'level-on':
      return said.levelOn
    case 'list': {
      const kind = lists.find((one) => one.kind === row.list)
      const value = kind?.values.find((one) => one.value === row.value)?.label ?? row.value
      return said.of(row.code, `${kind?.label ?? row.list}, ${value ?? said.offList}`)
    }
    case 'measure':
      return said.of(row.code, `${line.measures[row.measure]} ${row.value.replace('.', ',')}`)
  }
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(', ')
