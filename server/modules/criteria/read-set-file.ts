import { findSetMistakes } from './check-set.ts'
import { CriteriaSet } from './contract.ts'
import { elements } from './elements.ts'
import { type ReadSet, readSetWorkbook } from './read-set-workbook.ts'

/** A whole set from a file in one of the two forms the product writes; every mistake at once. */
export async function readSetFile(form: 'json' | 'xlsx', content: Buffer): Promise<ReadSet> {
  if (form === 'xlsx') return readSetWorkbook(content, elements)
  const parsed = CriteriaSet.safeParse(readJson(content))
  if (!parsed.success)
    return refuse(parsed.error.issues.map((issue) => ({ cell: issue.path.join('/'), detail: issue.message })))
  const mistakes = findSetMistakes(parsed.data, elements)
  if (mistakes.length > 0)
    return refuse(mistakes.map(({ indicator, field, detail }) => ({ cell: `${indicator ?? ''}/${field}`, detail })))
  return { ok: true, set: parsed.data }
}

function readJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'))
  } catch {
    return undefined
  }
}

function refuse(errors: { cell: string; detail: string }[]): ReadSet {
  return { ok: false, errors: errors.map((error) => ({ ...error, found: null })) }
}
