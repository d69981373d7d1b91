import { formatDate, formatNumber } from '../../../design/format.ts'
import { sayOthers } from '../../../design/classes.ts'
import { drawThumbnail } from '../../../design/map-drawing.ts'
import { fitView } from '../../../design/map-view.ts'
import { joinBounds } from '../../../design/outline.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import {
  communesUnder,
  holdersOn,
  LEAST_ZOOM,
  readOutline,
  REFORM_DAY,
  searchUnits,
  sheetOn,
  type SheetUnit,
} from '../units/index.ts'
import { linkToDay, type Scope } from '../assessment/index.ts'

/** A side of the reform: what there was that day, and its borders. */
export type Side = {
  day: PlainDate
  provinces: number
  districts: number
  communes: number
  others: number
  /** Types of the units that are not xã: "phường, thị trấn". */
  otherTypes: string
  borders: readonly SheetUnit[]
}

/** The territory on the last day of three tiers and on the first of two. */
export async function readSides(ctx: ReadCtx, scope: Scope): Promise<[before: Side, after: Side]> {
  return Promise.all([readSide(ctx, scope, addDays(REFORM_DAY, -1)), readSide(ctx, scope, REFORM_DAY)])
}

async function readSide({ db }: ReadCtx, { place }: Scope, day: PlainDate): Promise<Side> {
  const members = place && (await holdersOn(db, place.id, day))
  const listed = await Promise.all(
    (members ?? [null]).map(async (member) => ({
      communes: await communesUnder(db, member?.id ?? null, day),
      districts: await searchUnits(db, { asOf: day, level: 'district', under: member?.id, limit: 1000 }),
    })),
  )
  const communes = listed.flatMap((one) => one.communes)
  const xa = communes.filter(({ type }) => type === 'xã').length
  const sheet = await sheetOn(db, place ? 'commune' : 'province', day)
  const own = new Set(communes.map(({ id }) => id))
  return {
    day,
    provinces: members?.length ?? sheet.units.length + sheet.without.length,
    districts: listed.reduce((sum, one) => sum + one.districts.items.length, 0),
    communes: xa,
    others: communes.length - xa,
    otherTypes: sayOthers(communes),
    borders: place ? sheet.units.filter(({ id }) => own.has(id)) : sheet.units,
  }
}

/** Before and after, side by side, each a way to that day. */
export function renderSides(scope: Scope, sides: readonly [Side, Side]): Html | undefined {
  if (sides.some(({ borders }) => borders.length === 0)) return undefined
  const [before, after] = sides
  return html`<ul class="map-sides">
    ${renderSide(scope, before, `Đến hết ${formatDate(before.day)}`)}${renderSide(scope, after, `Từ ${formatDate(after.day)}`)}
  </ul>`
}

const ROOM = { width: 132, height: 84 }

function renderSide(scope: Scope, side: Side, when: string): Html {
  const bounds = joinBounds(side.borders.map((unit) => unit.bounds))
  if (!bounds) return html``
  const outlines = side.borders.map(({ shape }) => readOutline(shape, LEAST_ZOOM))
  const drawing = drawThumbnail(outlines, fitView(bounds, ROOM), side.districts > 0 ? 'former' : 'present')
  const others = side.others > 0 ? `, ${formatNumber(side.others)} ${side.otherTypes}` : ''
  return html`<li>
    <a href="${linkToDay('/ban-do', scope, side.day)}">${raw(drawing)}<span>${when}</span></a>
    <p>
      <b>${formatNumber(side.communes)} xã${others}</b><br />
      ${formatNumber(side.provinces)} tỉnh,
      ${side.districts > 0 ? `${formatNumber(side.districts)} đơn vị cấp huyện` : 'không còn cấp huyện'}
    </p>
  </li>`
}
