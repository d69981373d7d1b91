import type { StageData } from '../../../server/modules/map/contract.ts'
import { nameClass, type Results, type UnitResult } from './results.ts'
import { addressOf } from './stage.ts'

type About = { stage: StageData; results: Results; isFinal: boolean }

/** What is known of the unit pointed at, in the corner that most provinces leave free; read out when it changes. */
export function createPanel(place: HTMLElement): { show(unit: UnitResult | undefined, about: About): void } {
  const panel = document.createElement('aside')
  panel.className = 'map-panel'
  panel.hidden = true
  panel.setAttribute('aria-label', 'Đơn vị đang chọn')
  panel.setAttribute('aria-live', 'polite')
  place.after(panel)
  return {
    show(unit, about) {
      panel.hidden = unit === undefined
      panel.replaceChildren(...(unit ? describe(unit, about, () => (panel.hidden = true)) : []))
    },
  }
}

function describe(unit: UnitResult, { stage, results, isFinal }: About, close: () => void): Node[] {
  const address = addressOf(stage, unit.code)
  const row = document.querySelector(`#bang tr:has(a[href="${CSS.escape(address).replaceAll('\\', '')}"])`)
  const name = make('h3', '', link(address, unit.name))
  const where = row?.querySelector('td.small')?.textContent?.trim()
  const parts: Node[] = [name, make('p', 'small num', [unit.code, where].filter(Boolean).join(' · '))]
  if (unit.met >= 0) parts.push(make('p', 'map-score', ...scoreOf(unit, stage, results)))
  const stalks = row?.querySelector('svg.stalks')?.cloneNode(true)
  if (stalks) parts.push(stalks)
  const swatch = make('i', `swatch c-${nameClass(unit.cls)}`)
  parts.push(make('p', 'row small', swatch, stage.words[nameClass(unit.cls)] ?? ''))
  if (stage.level === 'commune') parts.push(make('p', 'small', link(address, 'Xem vì sao, minh chứng và lịch sử')))
  else parts.push(make('p', 'small', link(address, 'Xem bản đồ các xã')))
  if (isFinal) parts.push(closeButton(close))
  return parts
}

function scoreOf(unit: UnitResult, { level }: StageData, { criteria }: Results): (Node | string)[] {
  const figure = make('b', '', String(unit.met))
  return level === 'commune' ? [figure, `/${criteria} tiêu chí đạt`] : [figure, ' xã đủ tiêu chí']
}

function make(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children)
  return element
}

function link(href: string, words: string): HTMLElement {
  return Object.assign(document.createElement('a'), { href, textContent: words })
}

function closeButton(close: () => void): HTMLElement {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'map-close' })
  button.setAttribute('aria-label', 'Đóng ô đơn vị')
  button.textContent = '×'
  button.addEventListener('click', close)
  return button
}
