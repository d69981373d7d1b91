import { Workbook, type Worksheet } from '@cj-tech-master/excelts'
import type { CriteriaSet, Level } from './contract.ts'
import * as layout from './sheet-layout.ts'

type Cells = (string | null | undefined)[]

const { ITEMS } = layout

/** A whole set as an .xlsx file that `readSetWorkbook` reads back unchanged. Numbers are text, so that none is rounded. */
export async function writeSetWorkbook(set: CriteriaSet): Promise<Buffer> {
  const book = new Workbook()
  addPage(book, layout.PAGES.set, layout.SET_HEADINGS, setRows(set))
  addPage(book, layout.PAGES.indicators, layout.INDICATOR_HEADINGS, indicatorRows(set))
  addPage(book, layout.PAGES.levels, layout.LEVEL_HEADINGS, levelRows(set))
  return Buffer.from(await book.xlsx.writeBuffer())
}

function addPage(book: Workbook, name: string, headings: readonly string[], rows: Cells[]): void {
  const page: Worksheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  page.addRow([...headings])
  page.getRow(1).font = { bold: true }
  for (const row of rows) page.addRow(row.map((cell) => cell ?? null))
  headings.forEach((heading, index) => {
    page.getColumn(index + 1).width = Math.max(12, heading.length + 2)
    page.getColumn(index + 1).numFmt = '@'
  })
}

function text(number: number | null): string | null {
  return number === null ? null : String(number)
}

function setRows(set: CriteriaSet): Cells[] {
  const { officialCounts: counts, assessmentYears: years } = set
  const confidence = (code: string): string | undefined => layout.CONFIDENCE_WORDS[code]
  return [
    [ITEMS.head, set.id, set.title.vi, set.title.en, set.inForce.from, set.inForce.to, String(set.version)],
    [ITEMS.level, layout.LEVEL_WORDS[set.level]],
    [ITEMS.tier, layout.TIER_WORDS[set.tier]],
    [ITEMS.illustrative, layout.YES_WORDS[String(set.illustrative)]],
    [ITEMS.years, null, null, null, text(years.from), text(years.to)],
    ...(set.supersedes ? [[ITEMS.supersedes, text(set.supersedes.version), set.supersedes.by]] : []),
    [ITEMS.criteria, text(counts.criteria)],
    [ITEMS.indicators, text(counts.indicators)],
    [ITEMS.conditions, text(counts.conditions)],
    ...set.legalBasis.map((one) => [
      ITEMS.basis,
      one.number,
      one.issuer,
      null,
      one.date,
      null,
      null,
      null,
      one.source,
      one.effect,
    ]),
    ...set.regions.map((one) => [ITEMS.region, one.code, one.vi]),
    ...set.groups.map((one) => [ITEMS.group, one.code, one.vi]),
    ...set.memberships.map((one) => [
      ITEMS.override,
      one.useRegion,
      one.vi,
      null,
      one.from,
      one.to,
      one.anyOf.join(', '),
      confidence(one.confidence),
      one.source,
    ]),
    ...set.editions.map((one) => [
      ITEMS.edition,
      one.scope,
      one.title,
      null,
      null,
      null,
      one.sets.join(', '),
      confidence(one.confidence),
      one.source,
      one.note,
      one.legalBasis,
      one.provinceCode,
      one.codeOn,
    ]),
    ...set.notes.map((note) => [ITEMS.note, null, note]),
  ]
}

function indicatorRows(set: CriteriaSet): Cells[] {
  return set.criteria.flatMap((criterion): Cells[] => [
    [
      layout.CRITERION_ROW,
      criterion.code,
      criterion.name.vi,
      criterion.name.en,
      layout.ROLE_WORDS[criterion.role],
      ...Array.from({ length: 8 }, () => null),
      criterion.group,
      text(criterion.officialCount),
    ],
    ...criterion.indicators.map((one) => [
      layout.INDICATOR_ROW,
      one.code,
      one.name.vi,
      one.name.en,
      layout.KIND_WORDS[one.kind],
      one.unit,
      one.formula,
      one.sector,
      one.lead,
      one.wording.vi,
      layout.CONFIDENCE_WORDS[one.wording.confidence],
      one.wording.source,
      one.wording.note,
      null,
      null,
      one.requirements?.join('\n'),
    ]),
  ])
}

function levelRows(set: CriteriaSet): Cells[] {
  return set.criteria
    .flatMap((criterion) => criterion.indicators)
    .flatMap((indicator) => indicator.levels.map((level) => levelRow(indicator.code, level)))
}

function levelRow(code: string, level: Level): Cells {
  const { region, group, scope, year } = level.where
  const value = level.state === 'known' ? (layout.MET_WORDS[level.value] ?? level.value.replace('.', ',')) : null
  // A known level may carry a further statement, a rule is nothing but one: both stand in the same two columns.
  const statement = level.state === 'rule' ? level : level.state === 'known' ? level.also : undefined
  return [
    code,
    region,
    group,
    scope,
    year === undefined ? null : String(year),
    layout.STATE_WORDS[level.state],
    level.state === 'known' ? level.op : null,
    value,
    statement?.formula,
    statement?.vi,
    level.confidence === null ? null : layout.CONFIDENCE_WORDS[level.confidence],
    level.source,
    level.note,
  ]
}
