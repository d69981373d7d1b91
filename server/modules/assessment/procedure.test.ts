import { expect, test } from 'vitest'
import shipped from '../../../data/procedures/minh-hoa-cong-nhan-xa.v2.json' with { type: 'json' }
import { Procedure } from './procedure.ts'

/** What is wrong with the shipped procedure once a transition of it is changed. */
function mistakesOf(event: string, change: object): string[] {
  const transitions = shipped.transitions.map((one) => (one.event === event ? { ...one, ...change } : one))
  const read = Procedure.safeParse({ ...shipped, transitions })
  return read.success ? [] : read.error.issues.map(({ message }) => message)
}

test('closing a vote names where it goes when the council did not agree, and no other step does', () => {
  expect(mistakesOf('close-vote', {})).toEqual([])
  expect(mistakesOf('close-vote', { otherwise: undefined })).toEqual([expect.stringContaining('"otherwise"')])
  expect(mistakesOf('publish', { otherwise: 'agreed' })).toEqual([expect.stringContaining('"otherwise"')])
})

test('a step leads to a state that the procedure has', () => {
  expect(mistakesOf('close-vote', { otherwise: 'nowhere' })).toEqual([expect.stringContaining('no state nowhere')])
  expect(mistakesOf('publish', { to: 'nowhere' })).toEqual([expect.stringContaining('no state nowhere')])
})
