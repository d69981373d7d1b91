import { formatPeriod } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { EVERYWHERE, isHeld } from '../../kernel/policy.ts'
import { figuresLeft } from '../indicators/index.ts'
import type { WorkItem } from './contract.ts'

/** Posts of one person whose figures are counted: more than these nobody fills in by hand. */
const MOST = 3

/** The figures of this year that whoever records for a unit has still to enter; nothing where all are there. */
export async function figuresWork(ctx: ReadCtx): Promise<WorkItem[]> {
  const year = ctx.today().slice(0, 4)
  const posts = ctx.actor.positions.filter(
    (p) => isHeld(p, ctx.today()) && p.permissions.has('indicators:record') && p.unitId !== EVERYWHERE,
  )
  const items: WorkItem[] = []
  for (const post of posts.slice(0, MOST)) {
    const figures = await figuresLeft(ctx, post.unitId, year)
    if (!figures || figures.left === 0) continue
    items.push({
      id: `figures:${post.id}`,
      verb: 'Nhập số liệu',
      object: formatPeriod(year),
      detail: `còn ${figures.left}/${figures.total} · ${post.title}`,
      dueOn: null,
      daysLeft: null,
      link: `/lam-viec/nhap-so-lieu?ky=${year}`,
    })
  }
  return items
}
