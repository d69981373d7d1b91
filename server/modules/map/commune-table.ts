import { classOfCommune, sayClass } from '../../../design/classes.ts'
import { drawStalks } from '../../../design/ruong.ts'
import { drawSeal } from '../../../design/seal.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { type CommuneStanding, linkToUnit } from '../assessment/index.ts'
import { statesOf } from '../indicators/index.ts'
import { REFORM_DAY } from '../units/index.ts'
import type { MapFacts } from './read-map.ts'

/**
 * The equal of a province's map: one line for each commune that has reported; the rest by district, which says as much
 * in a tenth of the bytes.
 */
export function renderCommunes(facts: MapFacts): Html {
  const rows = facts.areas.flatMap(({ name, groups }) =>
    groups.flatMap((group) => group.communes.map((one) => ({ one, district: group.name, area: name }))),
  )
  const reported = rows.filter(({ one }) => one.isAssessed && one.hasReported)
  return html`${reported.length > 0 && renderReported(facts, reported)}${renderRecognised(facts)}${renderSilent(facts)}`
}

type Row = { one: CommuneStanding; district: string; area: string }

function renderReported(facts: MapFacts, rows: readonly Row[]): Html {
  const criteria = facts.standing.board.indicators.map((one) => one.criterion)
  return html`<table class="ledger middle paper fold coded">
    <thead>
      <tr>
        <th scope="col" class="no">Mã</th>
        <th scope="col">Xã</th>
        <th scope="col">${facts.scope.asOf < REFORM_DAY ? 'Thuộc' : 'Trước 01/07/2025 thuộc'}</th>
        <th scope="col" class="right">Tiêu chí đạt</th>
        <th scope="col">Lớp trên bản đồ</th>
        <th scope="col">${criteria.length} chỉ tiêu</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => renderRow(row, facts, criteria))}
    </tbody>
  </table>`
}

function renderRow({ one, district, area }: Row, { scope, criteria }: MapFacts, codes: readonly string[]): Html {
  const cls = classOfCommune(one)
  const words = cls === 'outside' ? 'ngoài phạm vi' : sayClass(cls, criteria)
  return html`<tr>
    <td class="no num">${one.code}</td>
    <th scope="row" class="main"><a class="same" href="${linkToUnit(one.code, scope)}">${one.name}</a></th>
    <td class="small">${district}${area !== '' && html`, ${shorten(area)}`}</td>
    <td class="right num" data-label="Tiêu chí đạt">
      ${one.counts && `${one.counts.criteriaMet}/${one.counts.criteriaTotal}`}
    </td>
    <td class="small"><span class="map-class">${raw(`<i class="swatch c-${cls}"></i>`)}${words}</span></td>
    <td>${one.marks && raw(drawStalks(groupMarks(one.marks, codes)))}</td>
  </tr>`
}

/** `Địa bàn tỉnh Tiền Giang cũ` → `tỉnh Tiền Giang`, after the name of a district. */
function shorten(area: string): string {
  const name = area.replace(/^Địa bàn /, '').replace(/ cũ$/, '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** Cuts the letters of a commune into one group for each criterion, in the order of the set. */
function groupMarks(marks: string, criteria: readonly string[]): ReturnType<typeof statesOf>[] {
  const groups = new Map<string, ReturnType<typeof statesOf>>()
  for (const [i, state] of statesOf(marks).entries()) {
    const criterion = criteria[i] ?? ''
    groups.set(criterion, [...(groups.get(criterion) ?? []), state])
  }
  return [...groups.values()]
}

/** A seal is never squeezed onto the map: the recognised communes stand under it, each with its own. */
function renderRecognised({ standing, scope }: MapFacts): Html {
  const list = (kind: 'in-force' | 'inherited', title: string): Html | undefined => {
    const held = standing.communes.filter((one) => one.recognised === kind)
    if (held.length === 0) return undefined
    return html`<h3>${title}</h3>
      <ul class="row">
        ${held.map(
          ({ code, name }) =>
            html`<li class="row">${raw(drawSeal(kind, 22, 1))}<a href="${linkToUnit(code, scope)}">${name}</a></li>`,
        )}
      </ul>`
  }
  return html`${list('in-force', 'Đã được công nhận đạt chuẩn')}${list('inherited', 'Kế thừa danh hiệu của đơn vị cũ, chờ đánh giá lại')}`
}

function renderSilent({ areas }: MapFacts): Html | undefined {
  const isSilent = (one: CommuneStanding): boolean => !one.isAssessed || !one.hasReported
  const groups = areas.flatMap((area) =>
    area.groups
      .map(({ name, communes }) => ({ name, communes: communes.filter(isSilent) }))
      .filter(({ communes }) => communes.length > 0),
  )
  if (groups.length === 0) return undefined
  return html`<h3>Chưa báo cáo, hoặc ngoài phạm vi đánh giá xã</h3>
    <table class="ledger paper fold">
      <thead>
        <tr>
          <th scope="col" class="no">Số</th>
          <th scope="col">Địa bàn</th>
          <th scope="col">Đơn vị</th>
        </tr>
      </thead>
      <tbody>
        ${groups.map(renderGroup)}
      </tbody>
    </table>`
}

function renderGroup({ name, communes }: { name: string; communes: readonly CommuneStanding[] }): Html {
  const assessed = communes.filter((one) => one.isAssessed)
  const others = communes.filter((one) => !one.isAssessed)
  return html`<tr>
    <td class="no num">${communes.length}</td>
    <th scope="row" class="main">${name}</th>
    <td>
      ${assessed.length > 0 && html`<b>Chưa báo cáo:</b> ${assessed.map(nameCommune).join(', ')}. `}${
        others.length > 0 && html`<b>Ngoài phạm vi:</b> ${others.map(nameCommune).join(', ')}.`
      }
    </td>
  </tr>`
}

const TITLES = { 'in-force': 'đã được công nhận', inherited: 'kế thừa danh hiệu, chờ đánh giá lại' } as const

function nameCommune(one: CommuneStanding): string {
  return one.recognised === null ? one.name : `${one.name} (${TITLES[one.recognised]})`
}
