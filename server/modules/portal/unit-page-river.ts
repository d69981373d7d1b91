import { formatDate } from '../../../design/format.ts'
import { drawRiver, type River } from '../../../design/river.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { Family, UnitRef } from '../units/index.ts'
import { unitAddress } from './unit-page-address.ts'
import type { UnitFacts } from './unit-page-read.ts'

/** Wider than this, canals turn into hairs: the list says it better. */
const MOST_BANKS = 9
const YEARS_BEFORE = 4

type Links = Family['links']

/** Where the unit comes from and what it became: drawn as a river, and as a list that says the same. */
export function drawOrigin(facts: UnitFacts): Html | false {
  const { family, subject } = facts
  if (family.links.length === 0) return false
  const river = layRiver(facts)
  const list = listChanges(family)
  return html`<section class="wrap section">
    <h2>${subject.unit.type === 'xã' ? 'Xã' : 'Đơn vị'} này từ đâu mà có</h2>
    ${
      river
        ? html`${raw(drawRiver(river))}
            <details class="open">
              <summary>Đọc thành danh sách</summary>
              ${list}
            </details>`
        : list
    }
  </section>`
}

/** The same as the drawing, in words: one list for each change. */
function listChanges(family: Family): Html[] {
  const nameOf = (id: string): Family['units'][number] | undefined => family.units.find((unit) => unit.id === id)
  const changes = Map.groupBy(family.links, (link) =>
    [formatDate(link.date), link.basis].filter(Boolean).join(', theo '),
  )
  return [...changes].map(([when, links]) => {
    const items = links.map((link) => {
      const isPart = link.share !== null && Number(link.share) < 1
      const from = linkTo(nameOf(link.from), link.date, true)
      return html`<li>${from}${isPart && ', một phần,'} vào ${linkTo(nameOf(link.to), link.date, false)}</li>`
    })
    return html`<p class="quiet">Ngày ${when}:</p>
      <ul>
        ${items}
      </ul>`
  })
}

function linkTo(
  unit: Family['units'][number] | undefined,
  date: Links[number]['date'],
  isBefore: boolean,
): Html | string {
  if (!unit) return 'đơn vị chưa rõ'
  const ngay = isBefore ? (unit.from ?? undefined) : date
  return html`<a href="${unitAddress(unit.code, { ngay })}">${unit.name}</a> (${unit.code})`
}

/** The one change that touches the unit, as a drawing; undefined when it is too wide to be read. */
function layRiver({ family, subject, parents }: UnitFacts): River | undefined {
  const { unit, asOf } = subject
  const own = family.links.find((link) => link.from === unit.id) ?? family.links.find((link) => link.to === unit.id)
  if (!own) return undefined
  const links = family.links.filter((link) => link.date === own.date)
  const fromIds = [...new Set(links.map((link) => link.from))]
  const toIds = [...new Set(links.map((link) => link.to))]
  if (fromIds.length > MOST_BANKS || toIds.length > MOST_BANKS) return undefined
  const bank = (id: string): River['before'][number] => {
    const member = family.units.find((one) => one.id === id)
    return { name: member?.name ?? '', code: member?.code ?? '', share: 1 }
  }
  const [year = 0] = own.date.split('-').map(Number)
  const before = fromIds.map(bank)
  const after = toIds.map(bank)
  return {
    before,
    after,
    flows: links.map((link) => ({
      from: fromIds.indexOf(link.from),
      to: toIds.indexOf(link.to),
      ...(link.share !== null && { share: Number(link.share) }),
    })),
    event: { date: own.date, words: `${formatDate(own.date)} ${sayEvent(before.length, after.length)}` },
    parentsBefore: sayParents(parents.before),
    parentsAfter: sayParents(parents.after),
    since: year - YEARS_BEFORE,
    asOf: { date: asOf, words: formatDate(asOf) },
    label: `${before.map((one) => one.name).join(', ')} thành ${after.map((one) => one.name).join(', ')} từ ${formatDate(own.date)}`,
  }
}

function sayEvent(before: number, after: number): string {
  if (before > 1 && after === 1) return 'hợp nhất'
  if (before === 1 && after > 1) return 'chia tách'
  return before === 1 ? 'kế tục' : 'sắp xếp lại'
}

function sayParents(parents: readonly UnitRef[]): string {
  return parents
    .map((parent, i) =>
      i === 0 ? parent.name : parent.name.slice(0, 1).toLocaleLowerCase('vi') + parent.name.slice(1),
    )
    .join(', ')
}
