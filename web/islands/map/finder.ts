import type { StageData } from '../../../server/modules/map/contract.ts'
import type { Results, UnitResult } from './results.ts'
import { addressOf } from './stage.ts'

/** A field that finds a unit of the map by name or code: choosing shows it, Enter opens its page. */
export function addFinder(
  place: HTMLElement,
  choose: (unit: UnitResult) => void,
): { show(results: Results, stage: StageData): void } {
  const form = document.createElement('form')
  form.className = 'map-finder'
  const label = Object.assign(document.createElement('label'), { htmlFor: 'tim-tren-ban-do', className: 'sr' })
  const input = Object.assign(document.createElement('input'), {
    id: 'tim-tren-ban-do',
    className: 'input',
    autocomplete: 'off',
  })
  const list = Object.assign(document.createElement('datalist'), { id: 'don-vi-tren-ban-do' })
  input.setAttribute('list', list.id)
  form.append(label, input, list)
  place.append(form)
  let units = new Map<string, UnitResult>()
  let stage: StageData | undefined
  const found = (): UnitResult | undefined => units.get(input.value.trim())
  input.addEventListener('input', () => {
    const unit = found()
    if (unit) choose(unit)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const unit = found()
    if (unit && stage) location.assign(addressOf(stage, unit.code))
  })
  return {
    show(results, next) {
      stage = next
      label.textContent = next.level === 'commune' ? 'Tìm xã, phường trên bản đồ' : 'Tìm tỉnh trên bản đồ'
      input.placeholder = label.textContent
      const named = [...results.units.values()].map((unit): [string, UnitResult] => [
        `${unit.name} (${unit.code})`,
        unit,
      ])
      units = new Map(named)
      list.replaceChildren(...named.map(([value]) => Object.assign(document.createElement('option'), { value })))
    },
  }
}
