import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatDate, formatNumber, formatTime, lowerFirst } from '../../../design/format.ts'
import { openOnce } from '../../kernel/open-once.ts'
import { describeTier } from '../assessment/index.ts'
import type { ProvinceResults } from './contract.ts'
import { VERDICT_WORDS } from './verdict-words.ts'

const TEMPLATE = join(import.meta.dirname, 'results.typ')
const MOST_INDICATORS = 15

// Fifty megabytes of program that most days nobody needs.
const openCompiler = openOnce(async () => {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler')
  return typst.NodeCompiler.create({ workspace: import.meta.dirname })
})

/** The report as PDF. One content makes the same bytes: no date of making, fonts of the compiler itself. */
export async function printResults(results: ProvinceResults): Promise<Buffer> {
  const typst = await openCompiler()
  const inputs = { report: JSON.stringify({ set: results.set }), words: JSON.stringify(wordsOf(results)) }
  const pdf = typst.pdf({ mainFileContent: await readFile(TEMPLATE, 'utf8'), inputs })
  typst.evictCache(10)
  return Buffer.from(pdf)
}

export function titleOf({ unit, year }: Pick<ProvinceResults, 'unit' | 'year'>): string {
  return `Kết quả xây dựng nông thôn mới năm ${year}, ${lowerFirst(unit.name)}`
}

/** What the report prints, word by word. */
export function wordsOf(results: ProvinceResults) {
  const { totals, set, asOf, knownAt, coverage } = results
  const hard = results.indicators
    .filter(({ notMet, missing, unknown }) => notMet + missing + unknown > 0)
    .toSorted((a, b) => b.notMet + b.missing - a.notMet - a.missing || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_INDICATORS)
  return {
    title: titleOf(results),
    basis:
      `${set.title}. Đơn vị hành chính ngày ${formatDate(asOf)}${coverage === 'approximate' ? ' (không rõ ngày thay đổi, gần đúng)' : ''}; ` +
      `số liệu đã ghi đến ${formatTime(knownAt)}.${totals.others > 0 ? ` Không tính ${formatNumber(totals.others)} phường, thị trấn, đặc khu.` : ''}`,
    footer: `${results.unit.name}, ${results.year}${set.illustrative ? ' – dữ liệu minh họa' : ''}`,
    totals: [
      ['xã', formatNumber(totals.communes)],
      ['xã đã báo cáo', formatNumber(totals.reported)],
      ['xã đạt theo số liệu', formatNumber(totals.met)],
      ['xã chưa đạt', formatNumber(totals.notMet)],
      // Those that are neither: figures or levels are missing. Without them the numbers do not add up.
      ['xã chưa kết luận', formatNumber(totals.reported - totals.met - totals.notMet)],
      ['xã đã công nhận', formatNumber(totals.recognised)],
    ],
    headings: ['STT', 'Mã', 'Xã', 'Thuộc', 'Tiêu chí', 'Đạt', 'Chưa đạt', 'Kết quả'],
    rows: results.communes.map((commune, i) => [
      String(i + 1),
      commune.code,
      commune.name,
      commune.parent ?? '',
      commune.verdict === null ? '–' : `${commune.criteriaMet}/${commune.criteriaTotal}`,
      commune.verdict === null ? '–' : String(commune.indicatorsMet),
      commune.verdict === null ? '–' : String(commune.indicatorsNotMet),
      sayResult(commune),
    ]),
    problemsTitle: 'Chỉ tiêu nhiều xã chưa đạt nhất',
    problemHeadings: ['Mã', 'Chỉ tiêu', 'Chưa đạt', 'Thiếu số', 'Chưa rõ mức'],
    problems: hard.map(({ code, name, notMet, missing, unknown }) => [
      code,
      name,
      String(notMet),
      String(missing),
      String(unknown),
    ]),
  }
}

function sayResult({ verdict, recognised }: ProvinceResults['communes'][number]): string {
  const own = verdict === null ? 'chưa báo cáo' : VERDICT_WORDS[verdict]
  const said = own.charAt(0).toUpperCase() + own.slice(1)
  return recognised ? `${said}; ${describeTier(recognised.tier).name}, QĐ ${recognised.number}` : said
}
