import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { html, type Html } from '../../kernel/html.ts'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { type FieldError, invalidInput, Problem } from '../../kernel/problem.ts'
import { AcceptInvitation } from './contract.ts'
import { acceptInvitation, type OpenInvitation, readInvitation } from './sign-in/invitations.ts'
import { goOn } from './sign-in/send-sign-in.ts'

const Params = z.object({ token: z.string().max(100) })
const Form = z.object({
  name: z.string().max(500).optional(),
  login: z.string().max(500).optional(),
  password: z.string().max(1000),
})

/** `/moi/{token}`: a person sets login and password with a one-time link; the name is there to see whose link it is. */
export function addInvitationPage(app: App): void {
  const access = 'public'
  app.get('/moi/:token', { config: { access }, schema: { hide: true, params: Params } }, async (req, reply) => {
    const open = await query(req, (ctx) => readInvitation(ctx.db, req.params.token))
    return send(req, reply, { open, typed: {}, errors: [] })
  })

  app.post(
    '/moi/:token',
    { config: { access }, schema: { hide: true, params: Params, body: Form } },
    async (req, reply) => {
      const open = await query(req, (ctx) => readInvitation(ctx.db, req.params.token))
      try {
        const given = readForm(open, req.body)
        return await goOn(reply, await acceptInvitation(req, req.params.token, given), '/lam-viec')
      } catch (error) {
        if (!(error instanceof Problem) || !error.extra.errors) throw error
        return send(req, reply.code(error.kind.status), { open, typed: req.body, errors: error.extra.errors })
      }
    },
  )
}

/**
 * Checked here and not by the route, so that mistakes come back on the form with what was typed. Only what the form asks of this
 * person is read.
 */
function readForm({ namesThemself, login }: OpenInvitation, body: z.infer<typeof Form>): AcceptInvitation {
  const read = AcceptInvitation.safeParse({
    ...(namesThemself && { name: body.name ?? '' }),
    ...(login === null && { login: body.login ?? '' }),
    password: body.password,
  })
  if (read.success) return read.data
  throw invalidInput(read.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message })))
}

type Shown = { open: OpenInvitation; typed: { name?: string; login?: string }; errors: readonly FieldError[] }

function send(req: FastifyRequest, reply: FastifyReply, shown: Shown): FastifyReply {
  // The address is the secret: it must not travel on in a Referer, nor stay in a cache.
  void reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
  return sendPage(req, reply, { title: 'Đặt mật khẩu', body: renderForm(shown) })
}

const USERNAME = html`autocomplete="username" autocapitalize="none" spellcheck="false"`

function renderForm({ open, typed, errors }: Shown): Html {
  return html`<div class="wrap section">
    <h1>${open.login === null ? 'Đặt tên đăng nhập và mật khẩu' : 'Đặt mật khẩu mới'}</h1>
    <p class="lead">Đường dẫn này dùng một lần. Sau khi lưu, bạn vào thẳng bàn làm việc.</p>
    <form method="post" class="stack narrow">
      ${
        open.namesThemself
          ? renderField('name', 'Họ và tên', errors, html`value="${typed.name ?? ''}" autocomplete="name"`)
          : html`<p>Dành cho: <b>${open.name}</b></p>
              <p class="hint">Không phải bạn, hoặc họ tên ghi sai: đừng đặt mật khẩu, đề nghị người quản trị sửa.</p>`
      }
      ${
        open.login === null
          ? renderField('login', 'Tên đăng nhập', errors, html`value="${typed.login ?? ''}" ${USERNAME}`)
          : renderField('login', 'Tên đăng nhập', errors, html`value="${open.login}" readonly ${USERNAME}`)
      }
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
