import { expect, test } from 'vitest'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { listActs, sayRefusals } from './acts.ts'

const no = 'Bước này do cơ quan khác làm.'
const can: Dossier['can'] = {
  submit: no,
  withdraw: no,
  verify: no,
  return: no,
  'accept-complete': no,
  appraise: no,
  consolidate: no,
  vote: no,
  'close-vote': no,
  decide: no,
  publish: no,
}

test('a step shows its own acts, locked ones too', () => {
  expect(listActs({ state: 'submitted', can }, [])).toEqual(['verify', 'return'])
})

test('an act the server allows is shown in any step', () => {
  expect(listActs({ state: 'published', can: { ...can, publish: true } }, [])).toEqual(['publish'])
})

test('the holder of an ended post reads why each act of that post is refused', () => {
  const ended = 'Vị trí “Cán bộ huyện Châu Thành” kết thúc ngày 30/06/2025.'
  const acts = listActs({ state: 'published', can: { ...can, verify: ended, return: ended } }, [
    'Cán bộ huyện Châu Thành',
  ])
  expect(acts).toEqual(['verify', 'return'])
  expect(sayRefusals({ can: { ...can, verify: ended, return: ended } }, acts)).toEqual([ended])
})
