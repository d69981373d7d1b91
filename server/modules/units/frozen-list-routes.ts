import { z } from 'zod'
import { type App, command, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { UnitOnDate } from './contract.ts'
import { FreezeList, FrozenList, FrozenListHead } from './frozen-list-contract.ts'
import { freezeList, listFrozen, readFrozen } from './frozen-lists.ts'
import { readDate } from './search/read-units.ts'

const tags = ['frozen-lists']
const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }

/** Frozen lists of communes: what a plan counts as its whole. Everybody may read them. */
export function addFrozenListRoutes(app: App): void {
  app.get(
    '/api/v1/frozen-lists',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Danh sách xã đã chốt làm mẫu số của kế hoạch, mới nhất trước',
        tags,
        querystring: z.strictObject({ unit: z.uuid('Mã đơn vị không đúng.').optional() }),
        response: { 200: z.object({ items: z.array(FrozenListHead) }), ...refusals },
      },
    },
    (req) => query(req, async (ctx) => ({ items: await listFrozen(ctx, req.query.unit) })),
  )
  app.get(
    '/api/v1/frozen-lists/:id',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Một danh sách đã chốt: từng xã như ngày chốt, và đơn vị giữ đất ấy vào ngày asOf',
        tags,
        params: z.strictObject({ id: z.uuid('Mã danh sách không đúng.') }),
        querystring: UnitOnDate,
        response: { 200: FrozenList, ...refusals },
      },
    },
    (req) => query(req, (ctx) => readFrozen(ctx, req.params.id, readDate(req.query.asOf, ctx))),
  )
  app.post(
    '/api/v1/frozen-lists',
    {
      config: { access: 'units:freeze' },
      schema: {
        summary: 'Chốt danh sách xã của một đơn vị vào một ngày; chốt rồi không đổi',
        tags,
        body: FreezeList,
        response: { 201: FrozenList, ...refusals },
      },
    },
    async (req, reply) => {
      const made = await command(req, async (ctx) => readFrozen(ctx, await freezeList(ctx, req.body), ctx.today()))
      return reply.code(201).send(made)
    },
  )
}
