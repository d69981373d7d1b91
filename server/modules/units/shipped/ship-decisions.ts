import { z } from 'zod'
import file from '../../../../data/units/decisions.json' with { type: 'json' }
import type { Ctx } from '../../../kernel/context.ts'
import { plainDate } from '../../../kernel/time.ts'
import { ChangeLines } from '../change-contract.ts'
import { applyDecision, draftDecision } from '../decisions/decisions.ts'

const Shipped = z.strictObject({
  note: z.string(),
  decisions: z.array(
    z.strictObject({
      number: z.string(),
      signedOn: z.null(),
      issuer: z.string(),
      title: z.string(),
      day: z.iso.date(),
      lines: ChangeLines,
    }),
  ),
})

/** Decisions known since the last shipped list, applied as an administrator would apply them. */
export async function shipDecisions(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const { decisions } = Shipped.parse(file)
  for (const decision of decisions) {
    const id = await draftDecision(ctx, { ...decision, day: plainDate(decision.day) })
    await applyDecision(ctx, id, 1, [])
  }
  say(`  ${decisions.length} nghị quyết về đơn vị hành chính sau ngày 01/07/2025`)
}
