import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Procedure } from '../server/modules/assessment/procedure.ts'
import { vi } from '../web/modules/assessment/words.vi.ts'

test('a button is called what the procedure, and with it the timeline and the list of work, calls the act', () => {
  const folder = join(import.meta.dirname, '..', 'data', 'procedures')
  const names = new Map<string, string>(Object.entries(vi.acts.names))
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  expect(files.length).toBeGreaterThan(0)
  const acts = files.flatMap((file) => {
    const { transitions } = Procedure.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    // The number of the submission is on that button, which the procedure cannot know.
    return transitions.flatMap(({ event, label }) => (event === 'submit' ? [] : { file, event, name: label.vi }))
  })
  expect(acts).toEqual(acts.map((act) => ({ ...act, name: names.get(act.event) })))
})
