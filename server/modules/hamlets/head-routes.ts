import { z } from 'zod'
import { type App, command } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { Done, EndHead, NewHead, OfHamlet } from './contract.ts'
import { endHead, eraseHead, nameHead } from './heads.ts'

const tags = ['hamlets']
const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
const config = { access: 'hamlets:manage' } as const
const params = z.strictObject({ id: z.uuid('Mã không đúng.') })

/** Heads of hamlets: personal data. Answers carry ids only, because answers are kept for retries. */
export function addHeadRoutes(app: App): void {
  app.post(
    '/api/v1/hamlets/:id/heads',
    {
      config,
      schema: {
        summary: 'Ghi trưởng thôn, trưởng ấp từ một ngày; người trước thôi từ ngày đó',
        tags,
        params: OfHamlet,
        body: NewHead,
        response: { 201: Done, ...refusals },
      },
    },
    async (req, reply) => {
      const id = await command(req, (ctx) => nameHead(ctx, req.params.id, req.body))
      return reply.code(201).send({ id })
    },
  )
  app.post(
    '/api/v1/hamlet-heads/:id/end',
    {
      config,
      schema: {
        summary: 'Ghi ngày thôi đứng đầu',
        tags,
        params,
        body: EndHead,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await endHead(ctx, req.params.id, req.body.to)
        return null
      })
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/hamlet-heads/:id',
    {
      config,
      schema: {
        summary: 'Xóa họ tên, điện thoại của một người',
        tags,
        params,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await eraseHead(ctx, req.params.id)
        return null
      })
      return reply.code(204).send(null)
    },
  )
}
