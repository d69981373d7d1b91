import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { html, type Html } from '../../kernel/html.ts'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { type FieldError, invalidInput, Problem } from '../../kernel/problem.ts'
import { AcceptInvitation } from './contract.ts'
import { acceptInvitation, readInvitation } from './sign-in/invitations.ts'
import { goOn } from './sign-in/send-sign-in.ts'

const Params = z.object({ token: z.string().max(100) })
const Form = z.object({ name: z.string().max(500), login: z.string().max(500), password: z.string().max(1000) })

/** `/moi/{token}`: a person sets name, login and password with a one-time link. */
export function addInvitationPage(app: App): void {
  const access = 'public'
  app.get('/moi/:token', { config: { access }, schema: { hide: true, params: Params } }, async (req, reply) => {
    const { name, login } = await query(req, (ctx) => readInvitation(ctx.db, req.params.token))
    return send(req, reply, { name: login === null ? '' : name, login: login ?? '' }, [])
  })

  app.post(
    '/moi/:token',
    { config: { access }, schema: { hide: true, params: Params, body: Form } },
    async (req, reply) => {
      try {
        return await goOn(reply, await acceptInvitation(req, req.params.token, readForm(req.body)), '/lam-viec')
      } catch (error) {
        if (!(error instanceof Problem) || !error.extra.errors) throw error
        return send(req, reply.code(error.kind.status), req.body, error.extra.errors)
      }
    },
  )
}

/** Checked here and not by the route, so that mistakes come back on the form with what was typed. */
function readForm(body: z.infer<typeof Form>): AcceptInvitation {
  const read = AcceptInvitation.safeParse(body)
  if (read.success) return read.data
  throw invalidInput(read.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message })))
}

type Typed = { name: string; login: string }

function send(req: FastifyRequest, reply: FastifyReply, typed: Typed, errors: readonly FieldError[]): FastifyReply {
  // The address is the secret: it must not travel on in a Referer, nor stay in a cache.
  void reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
  return sendPage(req, reply, { title: 'Đặt mật khẩu', body: renderForm(typed, errors) })
}

function renderForm(typed: Typed, errors: readonly FieldError[]): Html {
  return html`<div class="wrap section">
    <h1>Đặt tên đăng nhập và mật khẩu</h1>
    <p class="lead">Đường dẫn này dùng một lần. Sau khi lưu, bạn vào thẳng bàn làm việc.</p>
    <form method="post" class="stack narrow">
      ${renderField('name', 'Họ và tên', errors, html`value="${typed.name}" autocomplete="name"`)}
      ${renderField('login', 'Tên đăng nhập', errors, html`value="${typed.login}" autocomplete="username" autocapitalize="none" spellcheck="false"`)}
      ${renderField('password', 'Mật khẩu', errors, html`type="password" autocomplete="new-password" minlength="8"`)}
      <p class="hint" id="password-hint">
        Ít nhất 8 ký tự; nên dùng từ 15 ký tự, ví dụ một câu dễ nhớ. Không bắt buộc chữ hoa, số hay ký hiệu.
      </p>
      <p><button class="button" type="submit">Lưu và đăng nhập</button></p>
    </form>
  </div>`
}

function renderField(name: string, label: string, errors: readonly FieldError[], attributes: Html): Html {
  const error = errors.find(({ pointer }) => pointer === `/${name}`)
  const described = error && html` aria-invalid="true" aria-describedby="${name}-error"`
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input class="input" id="${name}" name="${name}" required ${attributes}${described} />
    ${error && html`<p class="error" id="${name}-error" role="alert">${error.detail}</p>`}
  </div>`
}
