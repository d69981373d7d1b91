import { escapeText, length } from './svg.ts'

// Line icons on a 16 grid, stroke 1.6, square ends. They name work ("check", "send back"), never a result:
// results have their own marks.
const ICONS = {
  'arrow-left': '<path d="M14 8H3M7 4L3 8l4 4"/>',
  'arrow-right': '<path d="M2 8h11M9 4l4 4-4 4"/>',
  bell: '<path d="M3 11.5h10l-1.3-2V6.5a3.7 3.7 0 0 0-7.4 0v3zM6.5 13.8h3"/>',
  building: '<path d="M2 14V6l6-4 6 4v8M1 14h14M5.5 14V9h5v5"/>',
  calendar: '<path d="M2 3.5h12v10.5H2zM2 6.8h12M5 1.5v3.2M11 1.5v3.2"/>',
  camera: '<path d="M1.5 4.5h3l1.2-2h4.6l1.2 2h3v9h-13z"/><circle cx="8" cy="8.7" r="2.6"/>',
  check: '<path d="M2.5 8.5l3.6 3.6 7.4-8"/>',
  chevron: '<path d="M6 3.5L10.5 8 6 12.5"/>',
  clock: '<circle cx="8" cy="8" r="6.2"/><path d="M8 4.3V8l2.6 1.8"/>',
  close: '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>',
  comment: '<path d="M2 2.5h12v8.5H8l-3.5 3v-3H2z"/>',
  copies: '<path d="M5.5 1.5h5l3 3v7h-8zM5.5 4h-3v10.5h8V11.5"/>',
  down: '<path d="M3.5 6L8 10.5 12.5 6"/>',
  download: '<path d="M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.8h11"/>',
  edit: '<path d="M2.5 13.5l.8-3.3L11 2.5l2.5 2.5-7.7 7.7z"/>',
  eye: '<path d="M1 8s2.6-4.5 7-4.5S15 8 15 8s-2.6 4.5-7 4.5S1 8 1 8z"/><circle cx="8" cy="8" r="2"/>',
  file: '<path d="M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3"/>',
  filter: '<path d="M1.5 3.5h13M4 8h8M6.5 12.5h3"/>',
  flag: '<path d="M3.5 15V2h9l-2 3.5 2 3.5h-9"/>',
  grid: '<path d="M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z"/>',
  home: '<path d="M2 7.5L8 2l6 5.5M3.5 6.5V14h9V6.5"/>',
  info: '<circle cx="8" cy="8" r="6.3"/><path d="M8 7v4.5M8 4.3v1.2"/>',
  link: '<path d="M6.5 9.5l3-3M7 4.5l1.8-1.8a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5l-1.8 1.8a3.2 3.2 0 0 1-4.5-4.5L4.5 7"/>',
  listen: '<path d="M2 6v4h2.5L8 13V3L4.5 6zM10.5 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6.5 6.5 0 0 1 0 9"/>',
  lock: '<path d="M3 7h10v7H3zM5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7"/>',
  map: '<path d="M1.5 3.5l4.3-2 4.4 2 4.3-2v11l-4.3 2-4.4-2-4.3 2zM5.8 1.5v11M10.2 3.5v11"/>',
  menu: '<path d="M2 4h12M2 8h12M2 12h12"/>',
  minus: '<path d="M2.5 8h11"/>',
  offline: '<path d="M1.5 5.5a10 10 0 0 1 13 0M4 8.3a6.3 6.3 0 0 1 8 0M6.3 11a2.8 2.8 0 0 1 3.4 0M2 14L14 2"/>',
  online: '<path d="M1.5 5.5a10 10 0 0 1 13 0M4 8.3a6.3 6.3 0 0 1 8 0M6.3 11a2.8 2.8 0 0 1 3.4 0"/>',
  'open-out': '<path d="M9 2h5v5M14 2L7.5 8.5M11.5 9v5H2V4.5h5"/>',
  play: '<path d="M4 2.5l9 5.5-9 5.5z"/>',
  plus: '<path d="M8 2.5v11M2.5 8h11"/>',
  print: '<path d="M4.5 5.5v-4h7v4M4.5 11.5h-3v-6h13v6h-3M4.5 9.5h7v5h-7z"/>',
  qr: '<path d="M2 2h4.5v4.5H2zM9.5 2H14v4.5H9.5zM2 9.5h4.5V14H2zM9.5 9.5h2v2h-2zM13 13h1v1M13 9.5h1M9.5 13.5h1"/>',
  search: '<circle cx="7" cy="7" r="4.7"/><path d="M10.6 10.6L14.5 14.5"/>',
  'send-back': '<path d="M6 2.5L2 6.5l4 4M2 6.5h8a4 4 0 0 1 0 8H6"/>',
  sync: '<path d="M13.5 6.5A5.8 5.8 0 0 0 3 5M2.5 9.5A5.8 5.8 0 0 0 13 11M3 1.8V5h3.2M13 14.2V11H9.8"/>',
  table: '<path d="M1.5 2.5h13v11h-13zM1.5 6h13M6 6v7.5"/>',
  undo: '<path d="M2.5 6.5h7.5a3.7 3.7 0 0 1 0 7.5H6M5.5 3L2.5 6.5 5.5 10"/>',
  up: '<path d="M3.5 10L8 5.5 12.5 10"/>',
  upload: '<path d="M8 10.5V2.5M4.5 6L8 2.5 11.5 6M2.5 13.8h11"/>',
  user: '<circle cx="8" cy="5" r="3"/><path d="M2 14.5c.6-3.3 3-5 6-5s5.4 1.7 6 5"/>',
  warning: '<path d="M8 1.8L15 14H1zM8 6v4M8 11.5v1"/>',
} satisfies Record<string, string>

export type IconName = keyof typeof ICONS

export const ICON_NAMES = Object.keys(ICONS) as IconName[]

/** An icon `size` px square in the colour of its text. Give `label` only where no word stands beside it. */
export function drawIcon(name: IconName, size = 16, label?: string): string {
  const named = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeText(label)}"`
  const box = `width="${length(size)}" height="${length(size)}" viewBox="0 0 16 16"`
  return `<svg class="icon" ${box} fill="none" stroke="currentColor" stroke-width="1.6" ${named}>${ICONS[name]}</svg>`
}
