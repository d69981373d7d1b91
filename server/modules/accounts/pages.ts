import { z } from 'zod'
import { command, type App } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { Problem } from '../../kernel/problem.ts'
import { plainDate } from '../../kernel/time.ts'
import { WorkingDate } from './contract.ts'
import { setWorkingDate } from './demo/demo-clock.ts'
import { localPath } from './sign-in/local-path.ts'
import { addSecondStepPages } from './second-step-pages.ts'
import { goOn, sendSignIn } from './sign-in/send-sign-in.ts'
import { signIn, signInAsCast } from './sign-in/sign-in.ts'
import { renderSignedIn, renderSignedOut } from './sign-in/sign-in-page.ts'
import { signOut } from './single-sign-on/sign-out.ts'

const BackTo = z.object({ ve: z.string().max(500).optional().catch(undefined) })
const config = { access: 'public' } as const
const hidden = { hide: true }

/** `/dang-nhap` and `/dang-xuat`: complete without JavaScript. */
export function addSignInPages(app: App): void {
  app.get('/dang-nhap', { config, schema: { ...hidden, querystring: BackTo } }, (req, reply) =>
    req.actor.kind === 'person' && app.house.installation.kind === 'real'
      ? sendPage(req, reply, { title: 'Đăng nhập', body: renderSignedIn(req.actor.name, localPath(req.query.ve)) })
      : sendSignIn(req, reply, { backTo: localPath(req.query.ve) }),
  )

  const Form = BackTo.extend({ login: z.string().max(200), password: z.string().max(1000) })
  app.post('/dang-nhap', { config, schema: { ...hidden, body: Form } }, async (req, reply) => {
    const backTo = localPath(req.body.ve)
    try {
      return await goOn(reply, await signIn(req, req.body), backTo)
    } catch (error) {
      if (!(error instanceof Problem) || ![401, 429].includes(error.kind.status)) throw error
      if (error.extra.retryAfter) void reply.header('retry-after', String(error.extra.retryAfter))
      return sendSignIn(req, reply.code(error.kind.status), { backTo, login: req.body.login, refusal: error.detail })
    }
  })
  addSecondStepPages(app)
  addDemoPages(app)

  app.post('/dang-xuat', { config: { ...config, asOneself: true }, schema: hidden }, async (req, reply) => {
    const elsewhere = await signOut(req, reply)
    if (!elsewhere) return reply.redirect('/dang-nhap', 303)
    // Not a redirect: `form-action 'self'` holds for where a form is redirected to as well.
    void reply.header('refresh', `0; url=${elsewhere}`)
    return sendPage(req, reply, { title: 'Đăng xuất', body: renderSignedOut(elsewhere) })
  })
}

function addDemoPages(app: App): void {
  const CastForm = BackTo.extend({ person: z.string().max(60) })
  app.post('/dang-nhap/minh-hoa', { config, schema: { ...hidden, body: CastForm } }, async (req, reply) =>
    goOn(reply, await signInAsCast(req, req.body.person), localPath(req.body.ve)),
  )

  const DateForm = BackTo.extend(WorkingDate.shape)
  app.post('/dang-nhap/ngay-lam-viec', { config, schema: { ...hidden, body: DateForm } }, async (req, reply) => {
    await command(req, (ctx) => setWorkingDate(ctx, app.house, plainDate(req.body.date)))
    return reply.redirect(`/dang-nhap?ve=${encodeURIComponent(localPath(req.body.ve))}`, 303)
  })
}
