import * as layout from './sheet-layout.ts'
import type { PageRow, SheetError } from '../../kernel/sheet-page.ts'

export type Pages = { set: PageRow[]; indicators: PageRow[]; levels: PageRow[] }
export type Place = { cell: string; found: string | null }
type Draft = Record<string, unknown>

/** `draft` still has to pass the contract; `placeOf` finds the cell that a path of the draft was read from. */
export type BuiltSet = { draft: Draft; placeOf: (path: string[]) => Place }

const { ITEMS } = layout
const ANY_HEADING: Record<string, string> = {
  formula: 'Công thức',
  code: 'Mã',
  sector: 'Lĩnh vực',
  kind: 'Loại',
  unit: 'Đơn vị tính',
  wording: 'Câu chữ trong văn bản',
  name: 'Tên',
  value: 'Mức',
  op: 'Dấu',
  also: 'Công thức',
  confidence: 'Độ tin cậy',
  group: 'Nhóm',
  vi: 'Diễn giải',
  officialCount: 'Số chỉ tiêu theo văn bản',
  inForce: 'Từ',
  title: 'Nội dung',
  version: 'Áp dụng',
  date: 'Từ',
  from: 'Từ',
  to: 'Đến',
  codeOn: 'Ngày của mã tỉnh',
  legalBasis: 'Văn bản',
  provinceCode: 'Mã tỉnh',
  id: 'Mã',
}

/** Puts the rows of the three pages together; words that are not in the lists become errors. */
export function buildSet(pages: Pages, errors: SheetError[]): BuiltSet {
  const rows = new Map<string, PageRow>()
  const word = (row: PageRow, heading: string, words: Record<string, string>): string | null => {
    const found = row.read(heading)
    if (found === null) return null
    const code = Object.keys(words).find((key) => words[key] === found)
    if (code === undefined)
      errors.push({
        cell: row.at(heading),
        found,
        detail: `“${found}” không có trong danh sách: ${Object.values(words).join(', ')}.`,
      })
    return code ?? null
  }
  const draft = { ...buildHead(pages.set, word, rows), criteria: buildCriteria(pages, word, rows, errors) }
  return { draft, placeOf: (path) => findPlace(path, rows) }
}

type ReadWord = (row: PageRow, heading: string, words: Record<string, string>) => string | null

function buildHead(page: PageRow[], word: ReadWord, rows: Map<string, PageRow>): Draft {
  const all = (item: string): PageRow[] => page.filter((row) => row.read('Mục') === item)
  const list = (path: string, item: string, build: (row: PageRow) => Draft): Draft[] =>
    all(item).map((row, index) => {
      rows.set(`${path}.${index}`, row)
      return build(row)
    })
  const one = (item: string, ...paths: string[]): PageRow | undefined => {
    const [row] = all(item)
    if (row) for (const path of paths) rows.set(path, row)
    return row
  }
  const [first] = page
  if (first) rows.set('', first)
  const head = one(ITEMS.head, 'id', 'version', 'title', 'inForce')
  const years = one(ITEMS.years, 'assessmentYears')
  const level = one(ITEMS.level, 'level')
  const tier = one(ITEMS.tier, 'tier')
  const illustrative = one(ITEMS.illustrative, 'illustrative')
  const supersedes = one(ITEMS.supersedes, 'supersedes')
  const count = (item: string, path: string): number | string | null => numberOf(one(item, path)?.read('Mã') ?? null)
  return {
    id: head?.read('Mã'),
    version: numberOf(head?.read('Áp dụng') ?? null),
    title: { vi: head?.read('Nội dung'), en: head?.read('Tiếng Anh') ?? '' },
    inForce: { from: head?.read('Từ'), to: head?.read('Đến') ?? null },
    level: level && word(level, 'Mã', layout.LEVEL_WORDS),
    tier: tier && word(tier, 'Mã', layout.TIER_WORDS),
    illustrative: illustrative && word(illustrative, 'Mã', layout.YES_WORDS) === 'true',
    assessmentYears: { from: numberOf(years?.read('Từ') ?? null), to: numberOf(years?.read('Đến') ?? null) },
    supersedes: supersedes ? { version: numberOf(supersedes.read('Mã')), by: supersedes.read('Nội dung') } : null,
    officialCounts: {
      criteria: count(ITEMS.criteria, 'officialCounts.criteria'),
      indicators: count(ITEMS.indicators, 'officialCounts.indicators'),
      conditions: count(ITEMS.conditions, 'officialCounts.conditions'),
    },
    pass: { rule: 'all' },
    legalBasis: list('legalBasis', ITEMS.basis, (row) => ({
      number: row.read('Mã'),
      date: row.read('Từ'),
      issuer: row.read('Nội dung'),
      ...optional('effect', row.read('Ghi chú')),
      source: row.read('Nguồn'),
    })),
    regions: list('regions', ITEMS.region, (row) => ({ code: row.read('Mã'), vi: row.read('Nội dung') })),
    groups: list('groups', ITEMS.group, (row) => ({ code: row.read('Mã'), vi: row.read('Nội dung') })),
    memberships: list('memberships', ITEMS.override, (row) => ({
      from: row.read('Từ'),
      to: row.read('Đến'),
      anyOf: listOf(row.read('Áp dụng')),
      useRegion: row.read('Mã'),
      vi: row.read('Nội dung'),
      confidence: word(row, 'Độ tin cậy', layout.CONFIDENCE_WORDS),
      source: row.read('Nguồn'),
    })),
    editions: list('editions', ITEMS.edition, (row) => ({
      scope: row.read('Mã'),
      title: row.read('Nội dung'),
      legalBasis: row.read('Văn bản'),
      provinceCode: row.read('Mã tỉnh'),
      codeOn: row.read('Ngày của mã tỉnh'),
      confidence: word(row, 'Độ tin cậy', layout.CONFIDENCE_WORDS),
      source: row.read('Nguồn'),
      sets: listOf(row.read('Áp dụng')),
      ...optional('note', row.read('Ghi chú')),
    })),
    notes: all(ITEMS.note).map((row) => row.read('Nội dung') ?? ''),
  }
}

function buildCriteria(pages: Pages, word: ReadWord, rows: Map<string, PageRow>, errors: SheetError[]): Draft[] {
  const criteria: (Draft & { indicators: Draft[] })[] = []
  const placed = new Set<PageRow>()
  for (const row of pages.indicators) {
    const kind = row.read('Dòng')
    const parent = criteria.at(-1)
    if (kind === layout.CRITERION_ROW) {
      rows.set(`criteria.${criteria.length}`, row)
      criteria.push({
        code: row.read('Mã'),
        name: { vi: row.read('Tên'), en: row.read('Tiếng Anh') ?? '' },
        group: row.read('Nhóm'),
        role: word(row, 'Loại', layout.ROLE_WORDS),
        officialCount: numberOf(row.read('Số chỉ tiêu theo văn bản')),
        indicators: [],
      })
    } else if (kind === layout.INDICATOR_ROW && parent) {
      const path = `criteria.${criteria.length - 1}.indicators.${parent.indicators.length}`
      rows.set(path, row)
      const own = pages.levels.filter((level) => !placed.has(level) && level.read('Mã chỉ tiêu') === row.read('Mã'))
      own.forEach((level) => placed.add(level))
      parent.indicators.push({
        ...buildIndicator(row, word),
        levels: own.map((level, index) => buildLevel(level, word, rows, errors, `${path}.levels.${index}`)),
      })
    } else {
      const detail =
        kind === layout.INDICATOR_ROW ? 'Chỉ tiêu đứng trước tiêu chí đầu tiên.' : 'Ghi “Tiêu chí” hoặc “Chỉ tiêu”.'
      errors.push({ cell: row.at('Dòng'), found: kind, detail })
    }
  }
  for (const level of pages.levels.filter((row) => !placed.has(row))) {
    const found = level.read('Mã chỉ tiêu')
    errors.push({
      cell: level.at('Mã chỉ tiêu'),
      found,
      detail: `Trang “${layout.PAGES.indicators}” không có chỉ tiêu này.`,
    })
  }
  return criteria
}

function buildIndicator(row: PageRow, word: ReadWord): Draft {
  const requirements = row.read('Yêu cầu thành phần')
  return {
    code: row.read('Mã'),
    name: { vi: row.read('Tên'), en: row.read('Tiếng Anh') ?? '' },
    sector: row.read('Lĩnh vực'),
    kind: word(row, 'Loại', layout.KIND_WORDS),
    unit: row.read('Đơn vị tính'),
    formula: row.read('Công thức'),
    wording: {
      vi: row.read('Câu chữ trong văn bản'),
      confidence: word(row, 'Độ tin cậy', layout.CONFIDENCE_WORDS),
      source: row.read('Nguồn'),
      ...optional('note', row.read('Ghi chú')),
    },
    ...(requirements === null ? {} : { requirements: requirements.split('\n') }),
    lead: row.read('Cơ quan hướng dẫn'),
  }
}

function buildLevel(
  row: PageRow,
  word: ReadWord,
  rows: Map<string, PageRow>,
  errors: SheetError[],
  path: string,
): Draft {
  rows.set(path, row)
  const state = word(row, 'Trạng thái', layout.STATE_WORDS)
  const formula = row.read('Công thức')
  const value = row.read('Mức')
  if (state !== null && state !== 'known' && value !== null)
    errors.push({
      cell: row.at('Mức'),
      found: value,
      detail: `Chỉ ghi mức khi trạng thái là “${layout.STATE_WORDS.known}”.`,
    })
  const met = Object.keys(layout.MET_WORDS).find((key) => layout.MET_WORDS[key] === value)
  const year = row.read('Năm')
  const statement = { formula, vi: row.read('Diễn giải') ?? '' }
  return {
    where: {
      ...optional('region', row.read('Vùng')),
      ...optional('group', row.read('Nhóm xã')),
      ...optional('scope', row.read('Địa phương')),
      ...(year === null ? {} : { year: numberOf(year) }),
    },
    state,
    ...(state === 'known' ? { op: row.read('Dấu'), value: met ?? value?.replace(',', '.') } : {}),
    ...(state === 'known' && formula !== null ? { also: statement } : {}),
    ...(state === 'rule' ? statement : {}),
    confidence: word(row, 'Độ tin cậy', layout.CONFIDENCE_WORDS),
    source: row.read('Nguồn'),
    ...optional('note', row.read('Ghi chú')),
  }
}

function optional(key: string, value: string | null): Draft {
  return value === null ? {} : { [key]: value }
}

/** Whole numbers become numbers; anything else stays as written, for the contract to refuse at its cell. */
function numberOf(text: string | null): number | string | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : text
}

function listOf(text: string | null): string[] {
  return text === null ? [] : text.split(',').map((part) => part.trim())
}

/** The longest known beginning of the path gives the row; the name after it gives the column. */
function findPlace(path: string[], rows: Map<string, PageRow>): Place {
  for (let length = path.length; length >= 0; length--) {
    const row = rows.get(path.slice(0, length).join('.'))
    if (!row) continue
    const named = path.slice(length).map((key) => ANY_HEADING[key])
    const heading = named.find((one) => one !== undefined && row.at(one) !== row.at('Dòng')) ?? named[0] ?? 'Mã'
    return { cell: row.at(heading), found: row.read(heading) }
  }
  return { cell: layout.PAGES.set, found: null }
}
