import { findSetMistakes, type SetMistake } from './check-set.ts'
import { CriteriaSet, type DataElement } from './contract.ts'
import { buildSet } from './build-set.ts'
import * as layout from './sheet-layout.ts'
import { readPage, type SheetError } from '../../kernel/sheet-page.ts'
import { openWorkbook } from '../../kernel/workbook.ts'

export type ReadSet = { ok: true; set: CriteriaSet } | { ok: false; errors: SheetError[] }

/**
 * Reads a whole set from an .xlsx file. Every mistake of every page is reported at once with its cell; a set with
 * one mistake is not a set. Nothing is guessed or corrected.
 */
export async function readSetWorkbook(content: Buffer, elements: ReadonlyMap<string, DataElement>): Promise<ReadSet> {
  const book = await openWorkbook(content)
  if ('fault' in book) return refuse([{ cell: '', found: null, detail: book.fault }])
  const pages = Object.values(layout.PAGES).map((name) => book.pages.find((page) => page.name === name))
  const [setPage, indicatorPage, levelPage] = pages
  if (!setPage || !indicatorPage || !levelPage) {
    const missing = Object.values(layout.PAGES).filter((_, index) => !pages[index])
    return refuse(missing.map((name) => ({ cell: name, found: null, detail: `Tệp không có trang “${name}”.` })))
  }
  const errors: SheetError[] = []
  const built = buildSet(
    {
      set: readPage(setPage, layout.SET_HEADINGS, errors),
      indicators: readPage(indicatorPage, layout.INDICATOR_HEADINGS, errors),
      levels: readPage(levelPage, layout.LEVEL_HEADINGS, errors),
    },
    errors,
  )
  if (errors.length > 0) return refuse(errors)
  const parsed = CriteriaSet.safeParse(built.draft)
  if (!parsed.success)
    return refuse(
      parsed.error.issues.map((issue) => ({
        ...built.placeOf(issue.path.map(String)),
        detail: 'Ô này còn trống hoặc chưa đúng dạng.',
      })),
    )
  const mistakes = findSetMistakes(parsed.data, elements)
  if (mistakes.length > 0)
    return refuse(
      mistakes.map((mistake) => ({ ...built.placeOf(pathOf(parsed.data, mistake)), detail: mistake.detail })),
    )
  return { ok: true, set: parsed.data }
}

function refuse(errors: SheetError[]): ReadSet {
  return { ok: false, errors }
}

/** The path of a mistake inside the set; a code written twice points at its last line. */
function pathOf(set: CriteriaSet, mistake: SetMistake): string[] {
  const places = set.criteria.flatMap((criterion, row) =>
    criterion.indicators.map((indicator, column) => ({
      code: indicator.code,
      path: ['criteria', String(row), 'indicators', String(column)],
    })),
  )
  const path = places.findLast((place) => place.code === mistake.indicator)?.path
  if (!path) return ['id']
  return mistake.level === undefined
    ? [...path, mistake.field]
    : [...path, 'levels', String(mistake.level), mistake.field]
}
