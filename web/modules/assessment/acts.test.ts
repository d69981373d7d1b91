import { expect, test } from 'vitest'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { sayRefusals } from './acts.ts'

const no = 'Bước này do cơ quan khác làm.'
const can: Dossier['can'] = {
  submit: no,
  withdraw: no,
  verify: true,
  return: no,
  'accept-complete': no,
  appraise: no,
  consolidate: no,
  vote: no,
  'close-vote': no,
  decide: no,
  publish: no,
}

test('acts refused for the same reason say it once; one that may be done says nothing', () => {
  expect(sayRefusals({ can }, ['verify', 'return', 'submit'])).toEqual([no])
})
