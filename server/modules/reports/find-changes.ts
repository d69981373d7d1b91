import { formatDate, formatNumber } from '../../../design/format.ts'
import canonicalize from 'canonicalize'
import { describeTier } from '../assessment/index.ts'
import type { ProvinceResults, PublicationChange } from './contract.ts'
import { VERDICT_WORDS } from './verdict-words.ts'

/** Whether both say the same, whenever they were drawn: all but the day and the instant they were asked of. */
export function isSameResults(before: ProvinceResults, after: ProvinceResults): boolean {
  return contentOf(before) === contentOf(after)
}

function contentOf({ asOf: _day, knownAt: _instant, ...content }: ProvinceResults): string | undefined {
  return canonicalize(content)
}

/**
 * What a reader of the version before has to know: commune by commune; where none differs, by indicator and by what the report
 * is of. Empty when both say the same.
 */
export function findChanges(before: ProvinceResults, after: ProvinceResults): PublicationChange[] {
  const communes = compare(before.communes, after.communes, sayCommune)
  // The counts of an indicator follow from the communes, so beside theirs they are no news.
  if (communes.length > 0) return communes
  return [
    ...compare(before.indicators, after.indicators, sayIndicator),
    ...compare([headOf(before)], [headOf(after)], sayHead),
  ]
}

type Named = { code: string; name: string }

function compare<T extends Named>(
  before: readonly T[],
  after: readonly T[],
  say: (row: T) => string,
): PublicationChange[] {
  const old = new Map(before.map((row) => [row.code, row]))
  const now = new Map(after.map((row) => [row.code, row]))
  const codes = [...new Set([...old.keys(), ...now.keys()])].toSorted()
  return codes.flatMap((code) => {
    const [was, is] = [old.get(code), now.get(code)]
    const [first, second] = [was ? say(was) : NONE, is ? say(is) : NONE]
    return first === second ? [] : [{ code, name: (is ?? was)?.name ?? '', before: first, after: second }]
  })
}

const NONE = 'không có'

function sayCommune(row: ProvinceResults['communes'][number]): string {
  const { verdict, criteriaMet, criteriaTotal, indicatorsMet, indicatorsNotMet, indicatorsOpen, recognised } = row
  const name = row.parent === null ? row.name : `${row.name} (${row.parent})`
  const seal = recognised
    ? `; ${describeTier(recognised.tier).name} theo ${recognised.number} ngày ${formatDate(recognised.date)}`
    : ''
  if (verdict === null) return `${name}: chưa báo cáo${seal}`
  return (
    `${name}: ${VERDICT_WORDS[verdict]}, ${criteriaMet}/${criteriaTotal} tiêu chí, ${indicatorsMet} chỉ tiêu đạt, ` +
    `${indicatorsNotMet} chưa đạt, ${indicatorsOpen} chưa rõ${seal}`
  )
}

function sayIndicator({ code, name, notMet, missing, unknown }: ProvinceResults['indicators'][number]): string {
  return `${code} ${name}: ${notMet} xã chưa đạt, ${missing} thiếu số, ${unknown} chưa rõ mức`
}

type Head = Named & Pick<ProvinceResults, 'set' | 'coverage'> & { others: number }

function headOf({ unit, set, coverage, totals }: ProvinceResults): Head {
  return { ...unit, set, coverage, others: totals.others }
}

function sayHead({ name, set, coverage, others }: Head): string {
  return (
    `${name}: ${set.title}${set.illustrative ? ' (minh họa)' : ''}, ` +
    `đơn vị theo ngày ${coverage === 'exact' ? 'đúng' : 'gần đúng'}, không tính ${formatNumber(others)} phường, thị trấn, đặc khu`
  )
}
