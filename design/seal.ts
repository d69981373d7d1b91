import { escapeText, frame, length, nameDrawing } from './svg.ts'

/**
 * Solid ring = decision in force; dashed = inherited across a reform; thin and grey = the land left the programme;
 * struck = revoked.
 */
export type SealKind = 'in-force' | 'inherited' | 'left-programme' | 'revoked'
/** 1 nông thôn mới, 2 nâng cao, 3 kiểu mẫu. */
export type SealLevel = 1 | 2 | 3

const SEAL_WORDS: Record<SealKind, string> = {
  'in-force': 'Đang hiệu lực',
  inherited: 'Kế thừa, chờ đánh giá lại',
  'left-programme': 'Đã vào phường',
  revoked: 'Đã thu hồi',
}

export function saySeal(kind: SealKind): string {
  return SEAL_WORDS[kind]
}

const GRAIN = 'M12 4.8c2.4 2.1 2.4 4.6 0 6.5-2.4-1.9-2.4-4.4 0-6.5z'
const STEM = 'M12 18.8v-7'
const LEAVES =
  'M11.3 16.4c-2.7.2-4.2-1-4.6-3.2 2.6-.2 4.2 1 4.6 3.2zM12.7 16.4c2.7.2 4.2-1 4.6-3.2-2.6-.2-4.2 1-4.6 3.2z'
const LEAN: Record<SealLevel, readonly number[]> = { 1: [0], 2: [-26, 26], 3: [-42, 0, 42] }

/** A seedling that bears as many grains as the level. */
function drawSeedling(level: SealLevel): string {
  const grains = LEAN[level]
    .map((turn) => `<path d="${GRAIN}"${turn === 0 ? '' : ` transform="rotate(${turn} 12 12)"`}/>`)
    .join('')
  return `<g class="seedling">${grains}<path d="${STEM}"/><path d="${LEAVES}"/></g>`
}

/** The seal of a table row. Give `label` where no word stands beside it. */
export function drawSeal(kind: SealKind, size = 24, level: SealLevel = 1, label?: string): string {
  const inner = kind === 'in-force' ? '<circle class="thin" cx="12" cy="12" r="8.9"/>' : ''
  const strike = kind === 'revoked' ? '<path class="ring" d="M4 20L20 4"/>' : ''
  const body = `<circle class="ring" cx="12" cy="12" r="10.8"/>${inner}${drawSeedling(level)}${strike}`
  return frame({ width: size, height: size, className: `seal ${kind}`, label, viewBox: '0 0 24 24' }, body)
}

export type BigSeal = {
  kind: SealKind
  level?: SealLevel
  /** Words on the upper and the lower half of the ring, in capitals, short. */
  top: string
  bottom: string
  size?: number
  /** Unique on its page: text on a curve needs an address. Letters, digits and `-` are kept. */
  id: string
}

/** The seal of a recognition box, with its words on the ring. */
export function drawBigSeal({ kind, level = 1, top, bottom, size = 132, id }: BigSeal): string {
  const name = id.replaceAll(/[^a-zA-Z0-9-]/g, '')
  const upper = `<path id="${name}-u" d="M22.5 68a45.5 45.5 0 0 1 91 0" fill="none"/>`
  const lower = `<path id="${name}-l" d="M12.5 68a55.5 55.5 0 0 0 111 0" fill="none"/>`
  const words = drawArc(`${name}-u`, top, 130) + drawArc(`${name}-l`, bottom, 158)
  const rings = '<circle class="ring" cx="68" cy="68" r="65.5"/><circle class="thin" cx="68" cy="68" r="38"/>'
  const strike = kind === 'revoked' ? '<path class="ring" d="M22 114L114 22"/>' : ''
  const seedling = `<g transform="translate(40 39.5) scale(2.33)">${drawSeedling(level)}</g>`
  const attributes = `class="seal big ${kind}" width="${length(size)}" height="${length(size)}" viewBox="0 0 136 136"`
  return `<svg ${attributes} ${nameDrawing(`${top} · ${bottom}`)}>${rings}${upper}${lower}${words}${seedling}${strike}</svg>`
}

/** Words shrink to fit their half of the ring: a letter in capitals takes about 0.72 em. */
function drawArc(address: string, words: string, room: number): string {
  const size = Math.min(12, room / (Array.from(words).length * 0.72))
  return `<text font-size="${length(size)}"><textPath href="#${address}" startOffset="50%">${escapeText(words)}</textPath></text>`
}

/** One, two or three grains before the name of a level. */
export function drawGrains(level: SealLevel, size = 14): string {
  const grains = Array.from({ length: level }, (_, i) => `M${length(5 + i * 8.7)} 1c4 4 4 8 0 12-4-4-4-8 0-12z`).join(
    '',
  )
  const width = 8.7 * level + 2
  return frame(
    { width: (size * width) / 14, height: size, className: 'grains', viewBox: `0 0 ${length(width)} 14` },
    `<path d="${grains}"/>`,
  )
}
