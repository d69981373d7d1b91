import { expect, test } from 'vitest'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { placeOf } from './dossier-steps.tsx'

const LINE = ['preparing', 'submitted', 'verified', 'agreed', 'published']
const procedure = { id: 'p', version: 1, title: '', steps: LINE.map((state) => ({ state, label: state, actor: '' })) }

function at(...way: [event: string, to: string][]) {
  const steps = way.map(([event, to]) => ({ event, to }) as Dossier['steps'][number])
  return placeOf({ state: way.at(-1)?.[1] ?? 'preparing', steps, procedure })
}

test('a dossier stands at its step, or beside the last one it came through', () => {
  expect(at(['start', 'preparing'], ['submit', 'submitted'])).toEqual({ at: 1, isBeside: false, isReturned: false })
  expect(at(['submit', 'submitted'], ['return', 'returned'])).toEqual({ at: 1, isBeside: true, isReturned: true })
  expect(at(['submit', 'submitted'], ['close-vote', 'agreed'], ['decide', 'decided'])).toEqual({
    at: 3,
    isBeside: true,
    isReturned: false,
  })
})
