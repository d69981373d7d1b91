import { expect } from 'vitest'
import { test } from '../../../../test/harness.ts'
import { spellUnits } from '../../../../test/spellings.ts'
import { plainDate } from '../../../kernel/time.ts'
import { searchUnits } from '../index.ts'
import { openCatalogue } from '../catalogue/open-catalogue.ts'

/** People write names of all times, and look for them today. */
const TODAY = plainDate('2026-10-01')

test('of 500 ways to write units, 99 in 100 find the right one among the first three', async ({ world }) => {
  const spellings = spellUnits(await openCatalogue(world.db), 500, 20_250_701)
  const missed: string[] = []
  for (const { text, unitId, how } of spellings) {
    const { items } = await searchUnits(world.db, { q: text, asOf: TODAY, limit: 3 })
    if (!items.some(({ id }) => id === unitId))
      missed.push(
        `${how}: ${text} → ${items.map(({ name, parents }) => [name, ...parents.map((p) => p.name)].join(', ')).join(' | ')}`,
      )
  }
  expect(missed.slice(5)).toEqual([])
})
