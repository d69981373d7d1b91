import { expect, test } from 'vitest'
import { countDrafts, findDraft, keepDraft, yearBefore, type Keeper } from './drafts.ts'

function makeKeeper(): Keeper {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (i) => [...kept.keys()][i] ?? null,
    get length() {
      return kept.size
    },
  }
}

const place = { personId: 'p', unitId: 'u', period: '2024' }
const cell = { text: '1,14 tấn', noValue: '', note: '', basedOn: 2 }

test('what was typed comes back as it was typed, mistakes too', () => {
  const keeper = makeKeeper()
  keepDraft(keeper, place, { rac_thu_gom: cell })
  expect(findDraft(keeper, place)?.cells).toEqual({ rac_thu_gom: cell })
})

test('a draft of one person is not offered to another, nor for another unit or period', () => {
  const keeper = makeKeeper()
  keepDraft(keeper, place, { ho: cell })
  expect(findDraft(keeper, { ...place, personId: 'q' })).toBeUndefined()
  expect(findDraft(keeper, { ...place, period: '2023' })).toBeUndefined()
})

test('a draft with nothing unsaved is forgotten', () => {
  const keeper = makeKeeper()
  keepDraft(keeper, place, { ho: cell })
  keepDraft(keeper, place, {})
  expect(countDrafts(keeper)).toBe(0)
})

test('a damaged draft is dropped and the screen opens without it', () => {
  const keeper = makeKeeper()
  keeper.setItem('nts.draft.p.u.2024', '{"savedAt":"2024-10-14T02:00:00.000Z","cells":{"ho":{"text":5}}}')
  expect(findDraft(keeper, place)).toBeUndefined()
  expect(countDrafts(keeper)).toBe(0)
})

test('only a whole year has a last year', () => {
  expect(yearBefore('2024')).toBe('2023')
  expect(yearBefore('2024-Q3')).toBeUndefined()
})
