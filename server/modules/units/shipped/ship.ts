import { newId } from '../../../kernel/id.ts'
import { type PlainDate, plainDate } from '../../../kernel/time.ts'
import { FIRST_DAY, REFORM_DAY } from '../dates.ts'
import { readCorrections } from './corrections.ts'
import { inferDistrictPairs, inferIslandPairs, inferProvincePairs } from './flows.ts'
import { type History, type Step, traceHistory } from './history.ts'
import { listApril2023, listEarly2023, listJuly2025, listJune2025, readReformPairs } from './lists.ts'
import { readPackages } from './packages.ts'

/** Why the country looked different on `day`; `earliest` < `day` when only bounds of the day are known. */
export type Change = {
  id: string
  kind: 'first-list' | 'list-difference' | 'reform' | 'correction'
  day: PlainDate
  earliest: PlainDate | '-infinity'
  title: string
  basis: string | null
}

const CHANGES: readonly Omit<Change, 'id'>[] = [
  {
    kind: 'first-list',
    day: FIRST_DAY,
    earliest: '-infinity',
    title: 'Danh mục đầu năm 2023',
    basis: null,
  },
  {
    kind: 'correction',
    day: plainDate('2023-04-10'),
    earliest: plainDate('2023-04-10'),
    title: 'Nhập xã Quân Chu vào thị trấn Quân Chu, huyện Đại Từ',
    basis: null,
  },
  {
    kind: 'list-difference',
    day: plainDate('2025-03-01'),
    earliest: plainDate('2024-02-01'),
    title: 'Sắp xếp đơn vị hành chính cấp huyện, cấp xã giai đoạn 2023 - 2025 (không rõ ngày)',
    basis: null,
  },
  {
    kind: 'reform',
    day: REFORM_DAY,
    earliest: REFORM_DAY,
    title: 'Sắp xếp đơn vị hành chính cấp tỉnh, cấp xã; bỏ cấp huyện',
    basis:
      'Nghị quyết 202/2025/QH15 và các nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã năm 2025',
  },
]

/** The country as shipped: three lists and the reform between the last two. */
export async function readShippedHistory(): Promise<{ changes: Change[]; history: History }> {
  const { changes, steps } = await readShippedSteps()
  return { changes, history: traceHistory(steps, newId) }
}

/** The lists in the order of their days, each with what led to it. */
export async function readShippedSteps(): Promise<{ changes: Change[]; steps: Step[] }> {
  const [packages, corrections] = await Promise.all([readPackages(), readCorrections()])
  const early = listEarly2023(packages, corrections)
  const april = listApril2023(early, corrections)
  const june = listJune2025(packages, april, corrections)
  const july = listJuly2025(packages)
  const reform = readReformPairs(packages)
  const merged = corrections.filter((c) => c.field === 'merged-into').map((c) => [c.code, c.value] as const)
  const plan: Pick<Step, 'list' | 'pairs'>[] = [
    { list: early, pairs: [] },
    { list: april, pairs: merged },
    { list: june, pairs: inferDistrictPairs(april, june) },
    { list: july, pairs: [...reform, ...inferProvincePairs(june, july, reform), ...inferIslandPairs(june, july)] },
  ]
  const changes = CHANGES.map((change) => ({ ...change, id: newId() }))
  const steps = plan.flatMap((step, i): Step[] => {
    const change = changes[i]
    return change ? [{ ...step, day: change.day, changeId: change.id }] : []
  })
  return { changes, steps }
}
