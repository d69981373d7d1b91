import { z } from 'zod'
import { command, type App } from '../../kernel/http.ts'
import { logPersonalView } from '../../kernel/personal-view.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { LeftOpenView } from './account-contract.ts'
import { authorizeReading } from './managed-person.ts'

const MOST_ITEMS = 20

/** What a person has open in every room, and what becomes of it: asked before they go. */
export function addLeftOpenRoutes(app: App): void {
  app.get(
    '/api/v1/people/:id/left-open',
    {
      config: { access: 'accounts:manage' },
      schema: {
        summary: 'Việc một người đang để mở, và mỗi việc sẽ ra sao khi họ rời đi',
        tags: ['accounts'],
        params: z.object({ id: z.uuid('Mã không đúng.') }),
        response: {
          200: LeftOpenView,
          401: ProblemDetails,
          403: ProblemDetails,
          404: ProblemDetails,
          422: ProblemDetails,
        },
      },
    },
    // A command: the person is told in "Ai đã xem dữ liệu của tôi" who looked at what they have in hand.
    (req) =>
      command(req, async (ctx) => {
        const { id } = req.params
        await authorizeReading(ctx, id)
        const items = []
        for (const ask of app.house.leftOpens)
          for (const line of await ask(ctx, id)) items.push({ ...line, items: line.items.slice(0, MOST_ITEMS) })
        await logPersonalView(ctx, 'accounts.people-viewed', [id], 'Việc đang mở')
        return { items }
      }),
  )
}
