import type { FieldError } from '../../../kernel/problem.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { AgencyRow } from './agency-acts.ts'
import type { EndAgency } from '../agency-contract.ts'

/** An agency named to follow another; sectors and programmes are held in provinces only. */
export type Successor = AgencyRow & { isProvincial: boolean }

/** Who follows in what; nothing of it is written while there are problems. */
export type EndPlan = {
  sectorTo: ReadonlyMap<string, Successor>
  focalTo: Successor | undefined
  postsTo: Successor | undefined
  problems: FieldError[]
}

type Known = {
  agency: AgencyRow
  successors: readonly Successor[]
  sectors: readonly { sector: string; provinceId: string }[]
  /** One of its people appraises, and so must be where sectors are held. */
  hasAppraisers: boolean
}

/** Judges the end of an agency against what it holds and who is named to follow it. */
export function planEnd(end: EndAgency & { day: PlainDate }, known: Known): EndPlan {
  const byId = new Map(known.successors.map((one) => [one.id, one]))
  const postsTo = byId.get(end.postsToId ?? '')
  const focalTo = byId.get(end.focalToId ?? '')
  const problems = [
    ...judgeDay(end, known.agency),
    ...judgeSuccessors(end, known),
    ...judgeSectors(end, known, byId),
    ...judgeChoice(end.focalToId, focalTo, '/focalToId'),
    ...judgeChoice(end.postsToId, postsTo, '/postsToId'),
  ]
  if (focalTo && !focalTo.isProvincial)
    problems.push({
      pointer: '/focalToId',
      detail: `${focalTo.name} không phải cơ quan cấp tỉnh nên không làm đầu mối của tỉnh.`,
    })
  if (postsTo && known.hasAppraisers && !postsTo.holdsSectors)
    problems.push({
      pointer: '/postsToId',
      detail: `${postsTo.name} không giữ lĩnh vực nên không nhận được người thẩm định. Chọn cơ quan khác, hoặc giữ nguyên vị trí.`,
    })
  const sectorTo = new Map(
    end.sectors.flatMap(({ sector, toAgencyId }) => {
      const to = byId.get(toAgencyId)
      return to ? [[sector, to] as const] : []
    }),
  )
  return { sectorTo, focalTo, postsTo, problems }
}

function judgeDay({ day }: { day: PlainDate }, agency: AgencyRow): FieldError[] {
  return day <= agency.from
    ? [{ pointer: '/day', detail: `${agency.name} bắt đầu ngày ${slash(agency.from)}. Chọn ngày sau đó.` }]
    : []
}

function judgeSuccessors(end: EndAgency & { day: PlainDate }, { agency, successors }: Known): FieldError[] {
  return end.successors.flatMap((id, i) => {
    const pointer = `/successors/${i}`
    if (id === agency.id) return [{ pointer, detail: 'Cơ quan không kế tục chính mình. Chọn cơ quan khác.' }]
    const one = successors.find((successor) => successor.id === id)
    if (!one) return [{ pointer, detail: 'Không có cơ quan này. Chọn lại cơ quan kế tục.' }]
    const isThere = one.from <= end.day && (one.to === null || end.day < one.to)
    return isThere
      ? []
      : [{ pointer, detail: `${one.name} chưa có hoặc đã kết thúc vào ngày ${slash(end.day)}. Chọn cơ quan khác.` }]
  })
}

function judgeSectors(end: EndAgency, { agency, sectors }: Known, byId: ReadonlyMap<string, Successor>): FieldError[] {
  const seen = new Set<string>()
  return end.sectors.flatMap(({ sector, toAgencyId }, i) => {
    const pointer = `/sectors/${i}/toAgencyId`
    const held = sectors.find((one) => one.sector === sector)
    if (!held || seen.has(sector))
      return [
        {
          pointer: `/sectors/${i}/sector`,
          detail: `${agency.name} không giữ lĩnh vực này từ ngày đó, hoặc ghi hai lần.`,
        },
      ]
    seen.add(sector)
    const to = byId.get(toAgencyId)
    if (!to)
      return [{ pointer, detail: 'Lĩnh vực chỉ chuyển cho cơ quan kế tục. Thêm cơ quan đó vào danh sách kế tục.' }]
    return to.holdsSectors && to.unitId === held.provinceId
      ? []
      : [{ pointer, detail: `${to.name} không giữ lĩnh vực của tỉnh này. Chọn sở, ngành khác.` }]
  })
}

function judgeChoice(id: string | null, chosen: Successor | undefined, pointer: string): FieldError[] {
  return id !== null && !chosen ? [{ pointer, detail: 'Chọn một trong các cơ quan kế tục.' }] : []
}

function slash(date: PlainDate): string {
  return date.split('-').toReversed().join('/')
}
