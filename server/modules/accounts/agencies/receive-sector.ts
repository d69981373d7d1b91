import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { authorize, invalidInput, notFound, type Problem } from '../../../kernel/problem.ts'
import { addDays, plainDate, type PlainDate } from '../../../kernel/time.ts'
import { placeOn, printDate, unitById } from '../../units/index.ts'
import { agencyRows, type AgencyRow, insertAct, lockAgency } from './agency-acts.ts'
import type { AgencyTrial, ReceiveSector } from '../agency-contract.ts'
import { nameOfSector, sectors } from './agency-kinds.ts'
import { canManageAgencies } from '../agency-policy.ts'
import { agencyOver, holdsNoSectors, sectorHeld } from '../agency-problems.ts'
import { countPosts } from './agency-posts.ts'
import { giveSector, type HeldSector, holderAndNext, passSector } from './sectors-held.ts'

/**
 * An agency takes over a sector of its province from a day on, for the days its holder still had. Throws `sector-held` with
 * the name of the holder when it is not the one the administrator saw: at each moment one agency holds a sector.
 */
export async function receiveSector(ctx: Ctx, id: string, input: ReceiveSector): Promise<void> {
  // Whoever else moves this sector waits here, and then sees the holder as this act leaves it.
  await ctx.db.selectFrom('accounts.sector').select('code').where('code', '=', input.sector).forUpdate().execute()
  const day = plainDate(input.day)
  const agency = await lockAgency(ctx, id, day)
  const move = await planMove(ctx, agency, input)
  if (move.refusal) throw move.refusal
  const { held, until, holder } = move
  const act = await insertAct(ctx, { agencyId: id, kind: 'sector-received', day, basis: input.basis })
  if (held) await passSector(ctx, held, { day, toAgencyId: id, until, endedAct: act, begunAct: act })
  else
    await giveSector(ctx, { sector: input.sector, agencyId: id, provinceId: agency.unitId, from: day, to: until }, act)
  const { sector, basis } = input
  await logEvent(ctx, 'accounts.sector-moved', agency.unitId, { sector, from: holder?.id ?? null, to: id, day, basis })
}

/** What the move would change, and why it cannot be. */
export async function tryReceiveSector(ctx: ReadCtx, id: string, input: ReceiveSector): Promise<AgencyTrial> {
  const day = plainDate(input.day)
  const [agency] = await agencyRows(ctx, [id], day)
  if (!agency) throw notFound('cơ quan này')
  authorize(canManageAgencies(ctx.actor, await placeOn(ctx.db, agency.unitId, day)))
  const { refusal, holder } = await planMove(ctx, agency, input)
  const named = (one: AgencyRow | undefined) => (one ? { id: one.id, name: one.name } : null)
  const held = holder ? await countPosts(ctx, holder.id, day) : 0
  return {
    sectors: [{ code: input.sector, name: nameOfSector(input.sector), from: named(holder), to: named(agency) }],
    focal: [],
    posts: { held, moved: 0 },
    problems: refusal ? [{ pointer: '/sector', detail: refusal.detail }] : [],
    canApply: refusal === undefined,
  }
}

type Move = {
  refusal: Problem | undefined
  held: HeldSector | undefined
  holder: AgencyRow | undefined
  /** The last day plus one on which the agency will hold it. */
  until: PlainDate | null
}

async function planMove(ctx: Ctx | ReadCtx, agency: AgencyRow, input: ReceiveSector): Promise<Move> {
  const day = plainDate(input.day)
  const { sector } = input
  const { held, next } = await holderAndNext(ctx, { sector, provinceId: agency.unitId, day })
  const [holder] = held ? await agencyRows(ctx, [held.agencyId], day) : []
  const until = earliest([held ? held.to : next, agency.to])
  return { held, holder, until, refusal: await refusalOf(ctx, agency, { input, day, holder }) }
}

async function refusalOf(
  ctx: Ctx | ReadCtx,
  agency: AgencyRow,
  { input, day, holder }: { input: ReceiveSector; day: PlainDate; holder: AgencyRow | undefined },
): Promise<Problem | undefined> {
  const { sector, holderId } = input
  if (!sectors.some(({ code }) => code === sector))
    return invalidInput([{ pointer: '/sector', detail: `Không có lĩnh vực “${sector}”.` }])
  const unit = await unitById(ctx.db, agency.unitId, day)
  if (!agency.holdsSectors || unit?.level !== 'province') return holdsNoSectors(agency.name)
  if (day < agency.from)
    return invalidInput([
      { pointer: '/day', detail: `${agency.name} có từ ngày ${printDate(agency.from)}. Chọn từ ngày đó.` },
    ])
  if (agency.to !== null && day >= agency.to) return agencyOver(agency.name, printDate(addDays(agency.to, -1)))
  if ((holder?.id ?? null) !== holderId || holder?.id === agency.id)
    return sectorHeld(nameOfSector(sector), holder?.name ?? null, printDate(day))
  return undefined
}

function earliest(days: readonly (PlainDate | null)[]): PlainDate | null {
  return days.filter((day) => day !== null).sort()[0] ?? null
}
