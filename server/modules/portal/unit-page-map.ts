import { formatDate, formatNumber } from '../../../design/format.ts'
import type { Outline } from '../../../design/outline.ts'
import { drawUnitMap } from '../../../design/unit-map.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { LEAST_ZOOM, MOST_ZOOM, type NearBorder, readOutline, type UnitBorders } from '../units/index.ts'
import type { UnitFacts } from './unit-page-read.ts'

/** Letters of the drawing; borders are made simpler until it fits. */
const MOST_LETTERS = 19_000

/** Where the unit lies, and on which former ones; nothing while no border of it is known. */
export function drawPlace({ borders, subject, trail, asked }: UnitFacts): Html | false {
  if (!borders) return false
  const { own, former } = borders
  const [province] = trail
  return html`<section class="section">
    <div class="section-head"><h2>${sayTitle(subject.unit.type, former)}</h2></div>
    <figure class="stack">
      ${raw(drawLightly(borders, subject.unit.name))}
      <figcaption class="small quiet">
        ${sayTrust(own, former)} ${formatSize(own.areaM2)} đo trên bản đồ, không phải số liệu chính thức.
      </figcaption>
    </figure>
    ${province && html`<p><a href="/ban-do?tinh=${province.code}${asked.ngay && `&ngay=${formatDate(subject.day)}`}">Xem trên bản đồ ${lowerFirst(province.name)}</a></p>`}
  </section>`
}

function drawLightly({ own, former, around }: UnitBorders, name: string): string {
  let drawing = ''
  for (let zoom = MOST_ZOOM; zoom >= LEAST_ZOOM; zoom -= 1) {
    const outlineOf = ({ shape }: { shape: Buffer }): Outline => readOutline(shape, zoom)
    drawing = drawUnitMap({
      bounds: own.bounds,
      outline: outlineOf(own),
      former: former.map((part) => ({
        outline: outlineOf(part),
        name: shorten(part.name),
        size: formatSize(part.areaM2),
        label: part.label,
        labelRadiusM: part.labelRadiusM,
      })),
      around: around.map(outlineOf),
      label: former.length > 1 ? `Bản đồ ${name} trên ${former.map((part) => part.name).join(', ')}` : `Bản đồ ${name}`,
    })
    if (drawing.length <= MOST_LETTERS) break
  }
  return drawing
}

const NUMBERS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

/** `Xã mới trên ba xã cũ`; former units of several types are `đơn vị`. */
function sayTitle(type: string, former: readonly NearBorder[]): string {
  const own = type.charAt(0).toUpperCase() + type.slice(1)
  return former.length > 1 ? `${own} mới trên ${countFormer(former)}` : `${own} trên bản đồ`
}

function countFormer(former: readonly NearBorder[]): string {
  const [first] = former
  const type = former.every((part) => part.type === first?.type) ? first?.type : 'đơn vị'
  return `${NUMBERS[former.length] ?? former.length} ${type} cũ`
}

function sayTrust(own: NearBorder, former: readonly NearBorder[]): string {
  const parts = [`Ranh giới ${sayLayer([own])}`]
  if (former.length > 1) parts.push(`ranh giới ${countFormer(former)} (nét đứt) ${sayLayer(former)}`)
  return `${parts.join('; ')}.`
}

function sayLayer(borders: readonly NearBorder[]): string {
  const stated = borders.map(({ layer }) => layer?.accuracyM ?? null)
  const accuracy = stated.some((metres) => metres === null)
    ? 'chưa rõ sai lệch'
    : `có thể lệch đến ${formatNumber(Math.max(...stated.map(Number)))} m`
  return borders.some(({ isIndicative }) => isIndicative) ? `${accuracy}, chỉ để tham khảo` : accuracy
}

/** m² → `91,85 km²`. */
function formatSize(areaM2: number): string {
  return `${formatNumber(String(areaM2 / 1_000_000), 2)} km²`
}

function shorten(name: string): string {
  return name.replace(/^(Xã|Phường|Thị trấn|Đặc khu|Tỉnh|Thành phố) /, '')
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
