import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { command, type App } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { Problem } from '../../kernel/problem.ts'
import { dateInVietnam, plainDate } from '../../kernel/time.ts'
import { castOn } from './cast.ts'
import { WorkingDate } from './contract.ts'
import { setSessionCookie } from './cookie.ts'
import { setWorkingDate } from './demo-clock.ts'
import { localPath } from './local-path.ts'
import { refuseForeignForm, signIn, signInAsCast, type SignedIn } from './sign-in.ts'
import { renderSignedIn, renderSignIn } from './sign-in-page.ts'
import { signOut } from './sign-out.ts'

const BackTo = z.object({ ve: z.string().max(500).optional().catch(undefined) })
const hidden = { hide: true }

/** `/dang-nhap` and `/dang-xuat`: complete without JavaScript. */
export function addSignInPages(app: App): void {
  app.get('/dang-nhap', { config: { access: 'public' }, schema: { ...hidden, querystring: BackTo } }, (req, reply) =>
    req.actor.kind === 'person' && app.house.installation.kind === 'real'
      ? sendPage(req, reply, { title: 'Đăng nhập', body: renderSignedIn(req.actor.name, localPath(req.query.ve)) })
      : sendSignIn(req, reply, { backTo: localPath(req.query.ve), login: '' }),
  )

  const Form = BackTo.extend({ login: z.string().max(200), password: z.string().max(1000) })
  app.post('/dang-nhap', { config: { access: 'public' }, schema: { ...hidden, body: Form } }, async (req, reply) => {
    const backTo = localPath(req.body.ve)
    try {
      return await goOn(reply, await signIn(req, req.body), backTo)
    } catch (error) {
      if (!(error instanceof Problem) || ![401, 429].includes(error.kind.status)) throw error
      if (error.extra.retryAfter) void reply.header('retry-after', String(error.extra.retryAfter))
      return sendSignIn(req, reply.code(error.kind.status), { backTo, login: req.body.login, refusal: error.detail })
    }
  })

  const CastForm = BackTo.extend({ person: z.string().max(60) })
  app.post(
    '/dang-nhap/minh-hoa',
    { config: { access: 'public' }, schema: { ...hidden, body: CastForm } },
    async (req, reply) => goOn(reply, await signInAsCast(req, req.body.person), localPath(req.body.ve)),
  )

  const DateForm = BackTo.extend(WorkingDate.shape)
  app.post(
    '/dang-nhap/ngay-lam-viec',
    { config: { access: 'public' }, schema: { ...hidden, body: DateForm } },
    async (req, reply) => {
      refuseForeignForm(req)
      await command(req, (ctx) => setWorkingDate(ctx, app.house, plainDate(req.body.date)))
      return reply.redirect(`/dang-nhap?ve=${encodeURIComponent(localPath(req.body.ve))}`, 303)
    },
  )

  app.post('/dang-xuat', { config: { access: 'public' }, schema: hidden }, async (req, reply) => {
    await signOut(req, reply)
    return reply.redirect('/dang-nhap', 303)
  })
}

function goOn(reply: FastifyReply, { token }: SignedIn, backTo: string): FastifyReply {
  setSessionCookie(reply, token)
  return reply.redirect(backTo, 303)
}

async function sendSignIn(
  req: FastifyRequest,
  reply: FastifyReply,
  page: { backTo: string; login: string; refusal?: string },
): Promise<FastifyReply> {
  const { house } = req.server
  const today = dateInVietnam(house.clock.now())
  const demo =
    house.installation.kind === 'demo' ? { today, cast: await castOn(house.connection.db, today) } : undefined
  const body = renderSignIn({ ...page, demo })
  return sendPage(req, reply, { title: 'Đăng nhập', body })
}
