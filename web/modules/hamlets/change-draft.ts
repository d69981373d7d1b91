import { readCount } from './counts.ts'
import type { Words } from './words.ts'

export type ChangeKind = 'rename' | 'merge' | 'split' | 'transfer' | 'abolish'
export type PartDraft = { type: string; name: string; share: string; households: string }

/** What a person has typed of a change; kept whole when they go from one kind to another. */
export type ChangeDraft = {
  kind: ChangeKind
  hamletIds: readonly string[]
  day: string
  type: string
  name: string
  households: string
  population: string
  parts: readonly PartDraft[]
  communeId: string
  number: string
  signedOn: string
  issuer: string
}

export const KINDS: readonly ChangeKind[] = ['rename', 'merge', 'split', 'transfer', 'abolish']

export const blankPart = (type: string): PartDraft => ({ type, name: '', share: '', households: '' })

export function blankDraft({ type, day, hamletIds }: Pick<ChangeDraft, 'type' | 'day' | 'hamletIds'>): ChangeDraft {
  return {
    kind: 'rename',
    hamletIds,
    day,
    type,
    name: '',
    households: '',
    population: '',
    parts: [blankPart(type), blankPart(type)],
    communeId: '',
    number: '',
    signedOn: '',
    issuer: '',
  }
}

/** The chosen hamlets; what begins is called by the same word until the person says another. */
export function chooseHamlets(
  draft: ChangeDraft,
  hamletIds: readonly string[],
  items: readonly { id: string; type: string }[],
): Partial<ChangeDraft> {
  const type = items.find(({ id }) => id === hamletIds[0])?.type ?? draft.type
  return { hamletIds, type, parts: draft.parts.map((part) => (part.name === '' ? { ...part, type } : part)) }
}

/** The first thing that is missing, in words; true when the change can be tried. */
export function isWhole(draft: ChangeDraft, { missing }: Words['changing']): true | string {
  const { kind, hamletIds, day, name, parts, communeId, number, signedOn, issuer } = draft
  if (kind === 'merge' ? hamletIds.length < 2 : hamletIds.length !== 1)
    return kind === 'merge' ? missing.two : missing.one
  if ((kind === 'rename' || kind === 'merge') && name.trim() === '') return missing.name
  if (kind === 'split' && parts.some((part) => part.name.trim() === '')) return missing.partNames
  if (kind === 'transfer' && communeId === '') return missing.commune
  if (day === '') return missing.day
  if (number.trim().length < 2 || signedOn === '' || issuer.trim().length < 2) return missing.basis
  return true
}

/** `40%` or `0,4` → `0.4`; empty is not known. */
export function readShare(text: string): string | null {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  const percent = /^(\d{1,2})(?:\.(\d{1,4}))?%$/.exec(plain)
  if (!percent) return plain.startsWith('.') ? `0${plain}` : plain
  return `0.${(percent[1] ?? '').padStart(2, '0')}${percent[2] ?? ''}`
}

/** The body of the request. */
export function toChange(draft: ChangeDraft): object {
  const { kind, hamletIds, day, type, name, communeId } = draft
  const basis = { number: draft.number.trim(), signedOn: draft.signedOn, issuer: draft.issuer.trim() }
  const [hamletId] = hamletIds
  const common = { kind, day, basis }
  switch (kind) {
    case 'rename':
      return { ...common, hamletId, type, name }
    case 'merge': {
      const counted = {
        households: readCount(draft.households) ?? null,
        population: readCount(draft.population) ?? null,
      }
      return { ...common, hamletIds, type, name, ...counted }
    }
    case 'split':
      return {
        ...common,
        hamletId,
        parts: draft.parts.map((part) => ({
          type: part.type,
          name: part.name,
          share: readShare(part.share),
          households: readCount(part.households) ?? null,
          population: null,
        })),
      }
    case 'transfer':
      return { ...common, hamletId, communeId }
    case 'abolish':
      return { ...common, hamletId }
  }
}
