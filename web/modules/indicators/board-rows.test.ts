import { expect, test } from 'vitest'
import type { CriterionView, ResultView } from '../../../server/modules/indicators/contract.ts'
import { layLines, stepFrom } from './board-rows.ts'

function makeResult(indicator: string, state: ResultView['state'], evidenceCount = 1): ResultView {
  return {
    indicator,
    name: `Chỉ tiêu ${indicator}`,
    unit: '%',
    kind: 'percent',
    sector: 'nong-nghiep',
    state,
    value: state === 'no-figure' ? null : '50',
    previousValue: null,
    level: '≥ 30',
    reason: '',
    evidenceCount,
    illustrative: true,
  }
}

const makeCriterion = (code: string, state: CriterionView['state'], indicators: ResultView[]): CriterionView => ({
  code,
  name: `Tiêu chí ${code}`,
  state,
  indicators,
})

const board = {
  criteria: [
    makeCriterion('1', 'met', [makeResult('1.1', 'met'), makeResult('1.2', 'met', 0)]),
    makeCriterion('10', 'not-due', [makeResult('10', 'not-due')]),
    makeCriterion('17', 'not-met', [makeResult('17.1', 'met'), makeResult('17.11', 'not-met')]),
  ],
}
const codes = (...args: Parameters<typeof layLines>) =>
  layLines(...args).map((line) => (line.kind === 'criterion' ? line.criterion.code : line.result.indicator))

test('a criterion that passes is folded to its plots, one that does not stands open', () => {
  expect(codes(board, 'tat-ca', new Set())).toEqual(['1', '10', '17', '17.1', '17.11'])
})

test('a turned criterion shows the other side', () => {
  expect(codes(board, 'tat-ca', new Set(['1', '17']))).toEqual(['1', '1.1', '1.2', '10', '17'])
})

test('“cần xử lý” leaves out what passes and keeps its criterion above it', () => {
  expect(codes(board, 'can-xu-ly', new Set())).toEqual(['10', '17', '17.11'])
})

test('“thiếu minh chứng” asks only where a figure claims something', () => {
  expect(codes(board, 'thieu-minh-chung', new Set())).toEqual(['1', '1.2'])
})

test('the arrows step over folded criteria and stop at the ends', () => {
  expect(stepFrom(board, 'tat-ca', '1.2', 1)).toBe('10')
  expect(stepFrom(board, 'tat-ca', '17.11', 1)).toBeUndefined()
  expect(stepFrom(board, 'can-xu-ly', '10', 1)).toBe('17.11')
})
