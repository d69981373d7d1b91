import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { Problem } from '../../kernel/problem.ts'
import { clearCookie, readCookie } from './cookie.ts'
import { localPath } from './sign-in/local-path.ts'
import { PasskeyAnswer, PasskeyRequest } from './passkey-contract.ts'
import { passkeyRefused, secondStepOver } from './problems.ts'
import { askTicketPasskey, passSecondStep, readSecondStep, type Shown } from './sign-in/second-step.ts'
import { renderSecondStep } from './sign-in/second-step-page.ts'
import { sendSignIn } from './sign-in/send-sign-in.ts'
import { admit } from './sign-in/sign-in.ts'

const BackTo = z.object({ ve: z.string().max(500).optional().catch(undefined) })
const Form = BackTo.extend({
  code: z.string().max(60).optional(),
  /** JSON of what the device signed; put in by the page's script. */
  passkey: z.string().max(20_000).optional(),
})
const config = { access: 'public' } as const
const hidden = { hide: true }

/** `/dang-nhap/buoc-hai`: complete without JavaScript by code; with it a passkey does. */
export function addSecondStepPages(app: App): void {
  app.get('/dang-nhap/buoc-hai', { config, schema: { ...hidden, querystring: BackTo } }, (req, reply) => {
    const backTo = localPath(req.query.ve)
    if (readCookie(req, 'step') === undefined) return sendSignIn(req, reply, { backTo })
    return sendSecondStep(req, reply, backTo)
  })

  app.post('/dang-nhap/buoc-hai', { config, schema: { ...hidden, body: Form } }, async (req, reply) => {
    const backTo = localPath(req.body.ve)
    try {
      admit(reply, await passSecondStep(req, readCookie(req, 'step') ?? '', readShown(req.body)))
      return await reply.redirect(backTo, 303)
    } catch (error) {
      if (!(error instanceof Problem) || ![401, 409, 410, 429].includes(error.kind.status)) throw error
      if (error.extra.retryAfter) void reply.header('retry-after', String(error.extra.retryAfter))
      return sendSecondStep(req, reply.code(error.kind.status), backTo, error.detail)
    }
  })

  app.post(
    '/dang-nhap/buoc-hai/khoa',
    { config, schema: { ...hidden, response: { 201: PasskeyRequest } } },
    async (req, reply) => {
      const asked = await askTicketPasskey(req, readCookie(req, 'step') ?? '')
      return reply.code(201).header('cache-control', 'no-store').send(asked)
    },
  )
}

function readShown({ code, passkey }: z.infer<typeof Form>): Shown {
  if (passkey === undefined || passkey === '') return { code: code ?? '' }
  const read = PasskeyAnswer.safeParse(parse(passkey))
  if (!read.success) throw passkeyRefused()
  return { passkey: read.data }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The page for whoever the ticket stands for; when it is over, the first step again. */
async function sendSecondStep(
  req: FastifyRequest,
  reply: FastifyReply,
  backTo: string,
  refusal?: string,
): Promise<FastifyReply> {
  const ways = await readSecondStep(req, readCookie(req, 'step') ?? '')
  if (!ways) {
    clearCookie(reply, 'step')
    return sendSignIn(req, reply.code(410), { backTo, refusal: secondStepOver().detail })
  }
  // What somebody has is said to who passed their first step, and kept nowhere.
  void reply.header('cache-control', 'no-store')
  const body = renderSecondStep({ backTo, refusal, ways })
  return sendPage(req, reply, {
    title: 'Đăng nhập, bước hai',
    body,
    ...(ways.passkeyOrigin && { island: 'second-step' }),
  })
}
