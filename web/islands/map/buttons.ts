import type { Map as LibreMap } from 'maplibre-gl'
import { drawIcon, type IconName } from '../../../design/icons.ts'

/** px a press of an arrow moves the map. */
const STEP = 160

type Button = [icon: IconName, words: string, act: () => void]

/** Every drag and pinch has a button. */
export function addButtons(map: LibreMap, place: HTMLElement, home: () => void): void {
  place.append(
    makeGroup('zoom', 'Phóng bản đồ', [
      ['plus', 'Phóng to', () => void map.zoomIn()],
      ['minus', 'Thu nhỏ', () => void map.zoomOut()],
      ['home', 'Về khung đầu', home],
    ]),
    makeGroup('pan', 'Dịch bản đồ', [
      ['arrow-left', 'Sang phía tây', () => void map.panBy([-STEP, 0])],
      ['up', 'Lên phía bắc', () => void map.panBy([0, -STEP])],
      ['down', 'Xuống phía nam', () => void map.panBy([0, STEP])],
      ['arrow-right', 'Sang phía đông', () => void map.panBy([STEP, 0])],
    ]),
  )
}

function makeGroup(name: string, label: string, buttons: readonly Button[]): HTMLElement {
  const box = document.createElement('div')
  box.className = `map-buttons ${name}`
  box.setAttribute('role', 'group')
  box.setAttribute('aria-label', label)
  for (const [icon, words, act] of buttons) {
    const button = Object.assign(document.createElement('button'), { type: 'button', title: words })
    button.innerHTML = drawIcon(icon, 18)
    button.setAttribute('aria-label', words)
    button.addEventListener('click', act)
    box.append(button)
  }
  return box
}
