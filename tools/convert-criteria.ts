// Writes data/criteria and data/surveys from data/sources/criteria. Run again after a source changed: the same input gives the same files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertAll } from './criteria/plans.ts'
import { convertSurvey } from './criteria/survey.ts'

const DATA = join(import.meta.dirname, '..', 'data')

export function readSource(name: string): unknown {
  return JSON.parse(readFileSync(join(DATA, 'sources', 'criteria', `${name}.json`), 'utf8'))
}

export function readSurvey(): unknown {
  return convertSurvey(readSource('survey-satisfaction-mttq'), readSource('procedure-recognition-2021-2025'))
}

function write(folder: string, name: string, content: unknown): void {
  mkdirSync(join(DATA, folder), { recursive: true })
  writeFileSync(join(DATA, folder, `${name}.json`), `${JSON.stringify(content, null, 1)}\n`)
}

if (import.meta.main) {
  for (const [name, set] of convertAll(readSource)) write('criteria', name, set)
  write('surveys', 'satisfaction-2021-2025', readSurvey())
}
