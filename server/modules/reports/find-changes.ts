import type { ProvinceResults, PublicationChange } from './contract.ts'

type Row = ProvinceResults['communes'][number]

/** What a reader of the version before has to know, commune by commune; empty when both say the same. */
export function findChanges(before: ProvinceResults, after: ProvinceResults): PublicationChange[] {
  const old = new Map(before.communes.map((row) => [row.code, row]))
  const now = new Map(after.communes.map((row) => [row.code, row]))
  const codes = [...new Set([...old.keys(), ...now.keys()])].toSorted()
  return codes.flatMap((code) => {
    const [was, is] = [old.get(code), now.get(code)]
    const [first, second] = [say(was), say(is)]
    return first === second ? [] : [{ code, name: (is ?? was)?.name ?? '', before: first, after: second }]
  })
}

const VERDICTS = {
  met: 'đạt',
  'not-met': 'chưa đạt',
  unknown: 'chưa đủ số liệu',
  incomplete: 'bộ chưa đầy đủ',
} as const

function say(row: Row | undefined): string {
  if (!row) return 'không có'
  const { verdict, criteriaMet, criteriaTotal, indicatorsMet, indicatorsNotMet, recognised, name } = row
  if (verdict === null) return `${name}: chưa báo cáo`
  const seal = recognised ? `; công nhận theo ${recognised.number}` : ''
  return `${name}: ${VERDICTS[verdict]}, ${criteriaMet}/${criteriaTotal} tiêu chí, ${indicatorsMet} chỉ tiêu đạt, ${indicatorsNotMet} chưa đạt${seal}`
}
