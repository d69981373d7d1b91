import type { FieldError } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { HamletChange, SplitHamlet } from './change-contract.ts'
import type { HamletOn } from './change-state.ts'
import { labelOf, sameKeyOf } from './names.ts'
import { type Known, measureParts, sharesMakeWhole, sumKnown } from './rules.ts'

type Named = { type: string; name: string }
type Measured = { households: Known; population: Known }

/** `sources`: what is said of where the numbers come from. */
export type Begun = Named & Measured & { source: string; from: { id: string; share: string | null }[] }
export type Continued = { hamlet: HamletOn; after: Named & { communeId: string; communeName: string } }

/** The new state as differences from the old one. Nothing of it is written while there are problems. */
export type Plan = { ended: HamletOn[]; begun: Begun[]; continued: Continued[]; problems: FieldError[] }

export type PlanContext = {
  /** The commune whose list the change is of; for a transfer the one that receives. */
  commune: { id: string; name: string }
  hamlets: readonly HamletOn[]
}

/** What a change does, before names are held against the list of the commune. */
export function planChange(change: HamletChange, { commune, hamlets }: PlanContext): Plan {
  const problems = hamlets.flatMap(({ hindrance }, i) =>
    hindrance === null ? [] : [{ pointer: pointerOf(change, i), detail: hindrance }],
  )
  const [first] = hamlets
  const communes = new Set(hamlets.map(({ version }) => version.communeId))
  if (communes.size > 1)
    problems.push({ pointer: '/hamletIds', detail: 'Các thôn, ấp không cùng một xã vào ngày này. Chuyển xã trước.' })
  if (!first) return { ended: [], begun: [], continued: [], problems }
  switch (change.kind) {
    case 'rename':
      if (change.type === first.version.type && change.name === first.version.name)
        problems.push({ pointer: '/name', detail: `Tên mới giống tên đang có: ${first.label}. Ghi tên khác.` })
      return { ended: [], begun: [], continued: [keep(first, { ...change, ...ofCommune(commune) })], problems }
    case 'transfer':
      if (commune.id === first.version.communeId)
        problems.push({ pointer: '/communeId', detail: `${first.label} đang thuộc ${commune.name}. Chọn xã khác.` })
      return { ended: [], begun: [], continued: [keep(first, { ...first.version, ...ofCommune(commune) })], problems }
    case 'abolish':
      return { ended: [first], begun: [], continued: [], problems }
    case 'merge':
      if (new Set(change.hamletIds).size < change.hamletIds.length)
        problems.push({ pointer: '/hamletIds', detail: 'Một thôn, ấp được chọn hai lần. Bỏ một.' })
      return { ended: [...hamlets], begun: [mergeAll(change, hamlets)], continued: [], problems }
    case 'split':
      return {
        ended: [first],
        begun: divide(change, first),
        continued: [],
        problems: [...problems, ...checkShares(change)],
      }
  }
}

function pointerOf({ kind }: HamletChange, i: number): string {
  return kind === 'merge' ? `/hamletIds/${i}` : '/hamletId'
}

const ofCommune = ({ id, name }: PlanContext['commune']) => ({ communeId: id, communeName: name })

function keep(hamlet: HamletOn, { type, name, communeId, communeName }: Continued['after']): Continued {
  return { hamlet, after: { type, name, communeId, communeName } }
}

function mergeAll(change: Extract<HamletChange, { kind: 'merge' }>, hamlets: readonly HamletOn[]): Begun {
  const { type, name, basis } = change
  const isRecounted = change.households !== null || change.population !== null
  return {
    type,
    name,
    households: change.households ?? sumKnown(hamlets.map(({ households }) => households)),
    population: change.population ?? sumKnown(hamlets.map(({ population }) => population)),
    source: isRecounted ? `Theo ${basis.number}` : `Cộng của ${hamlets.length} thôn, ấp nhập lại theo ${basis.number}`,
    from: hamlets.map(({ id }) => ({ id, share: '1' })),
  }
}

function divide({ parts, basis }: SplitHamlet, hamlet: HamletOn): Begun[] {
  const measured = (key: keyof Measured): Known[] =>
    measureParts(
      hamlet[key],
      parts.map((part) => ({ share: part.share, recounted: part[key] })),
    )
  const households = measured('households')
  const population = measured('population')
  return parts.map((part, i) => ({
    type: part.type,
    name: part.name,
    households: households[i] ?? null,
    population: population[i] ?? null,
    source: `${part.households === null ? 'Chia theo tỷ lệ ở' : 'Theo'} ${basis.number}`,
    from: [{ id: hamlet.id, share: part.share }],
  }))
}

function checkShares({ parts }: SplitHamlet): FieldError[] {
  const shares = parts.map(({ share }) => share)
  if (shares.every((share) => share === null) || sharesMakeWhole(shares)) return []
  const detail = shares.includes(null)
    ? 'Ghi phần chia cho mọi thôn, ấp mới, hoặc để trống tất cả.'
    : 'Các phần chia cộng lại phải bằng 1.'
  return [{ pointer: '/parts', detail }]
}

/** A name in a commune's list between days, half-open. */
export type NameSpan = Named & { hamletId: string; from: PlainDate; to: PlainDate | null }

/** Names that would meet an equal one in the commune from the day on: refused, with the one that holds the name. */
export function checkNames(
  wanted: readonly (Named & { pointer: string })[],
  { taken, until }: { taken: readonly NameSpan[]; until: PlainDate | null },
): FieldError[] {
  const keyOf = ({ type, name }: Named): string => `${type} ${sameKeyOf(name)}`
  return wanted.flatMap(({ pointer, ...one }, i) => {
    if (wanted.slice(0, i).some((other) => keyOf(other) === keyOf(one)))
      return [{ pointer, detail: `${labelOf(one)} được ghi hai lần. Đặt hai tên khác nhau.` }]
    const holder = taken.find((span) => keyOf(span) === keyOf(one) && (until === null || span.from < until))
    return holder
      ? [{ pointer, detail: `Xã đã có ${labelOf(holder)}. Đặt tên khác, hoặc đổi tên thôn, ấp đó trước.` }]
      : []
  })
}
