import type { Ctx } from '../../kernel/context.ts'
import { logPersonalView } from '../../kernel/personal-view.ts'
import type { HamletHead } from './contract.ts'

/** Heads of hamlets are personal data: who was shown them is kept (Luật 91/2025/QH15). Nobody else's look is logged. */
export function logHeadsViewed(ctx: Ctx, heads: readonly (HamletHead | null | undefined)[]): Promise<void> {
  const shown = heads.flatMap((head) => (head ? [head.id] : []))
  return logPersonalView(ctx, 'hamlets.heads-viewed', shown, 'họ tên, số điện thoại người đứng đầu thôn, ấp')
}
