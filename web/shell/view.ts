import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { get } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'
import type { UnitItem } from '../../server/modules/units/contract.ts'
import { lastDayOf, period as toPeriod, isPeriod } from '../../server/kernel/period.ts'
import { mainPosition, useSession } from '../modules/accounts/session.ts'
import type { Search } from './address.ts'

/** What the person looks at: one unit, one period, one criteria set. */
export type View = {
  /** Empty when the person never held a post and the address names no unit. */
  unitId: string
  period: string
  /** `id@version`; undefined lets the server choose the set of the period. */
  set: string | undefined
  /** The date on which the unit is looked up: the period's last day, today at the latest. */
  asOf: string
}

export function useAddress(): Search {
  return useSearch({ strict: false })
}

export function useView(): View {
  const session = useSession()
  const search = useAddress()
  const period = search.ky && isPeriod(search.ky) ? search.ky : session.today.slice(0, 4)
  const last = lastDayOf(toPeriod(period))
  return {
    unitId: search['don-vi'] ?? mainPosition(session)?.unit?.id ?? '',
    period,
    set: search.bo,
    asOf: last < session.today ? last : session.today,
  }
}

/** Changes keys of the address and keeps the rest; the screen stays. */
export function useChangeAddress(): (change: Search, replace?: boolean) => void {
  const navigate = useNavigate()
  return (change, replace = false) => {
    void navigate({ to: '.', search: (before: Search) => ({ ...before, ...change }), replace, resetScroll: false })
  }
}

/** The unit looked at, by its inner id, as it is called on the date of the view. */
export function useUnit(): UnitItem | undefined {
  const { unitId, asOf } = useView()
  const { data } = useQuery({
    queryKey: ['unit', unitId, asOf],
    queryFn: ({ signal }) => readUnit(unitId, asOf, signal),
    enabled: unitId !== '',
    staleTime: 10 * 60_000,
  })
  return data
}

/** A unit that began after the period has no name on that date: it is called as it is called today. */
async function readUnit(id: string, asOf: string, signal: AbortSignal): Promise<UnitItem> {
  try {
    return await get<UnitItem>(`/units/${id}`, { asOf }, signal)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return get<UnitItem>(`/units/${id}`, {}, signal)
    throw error
  }
}

/** The unit's name, at once where a post of the person already says it. */
export function useUnitName(): string {
  const session = useSession()
  const { unitId } = useView()
  const unit = useUnit()
  return unit?.name ?? session.positions.find((position) => position.unit?.id === unitId)?.unit?.name ?? ''
}

/** Periods that can be looked at: from the first year of the 2021–2025 sets to this year. */
export function listPeriods(today: string): string[] {
  const last = Number(today.slice(0, 4))
  return Array.from({ length: Math.max(1, last - 2020) }, (_, i) => String(last - i))
}
