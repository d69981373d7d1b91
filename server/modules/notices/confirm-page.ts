import { z } from 'zod'
import { html } from '../../kernel/html.ts'
import { type App, command, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { checkLink, confirmAddress } from './mail-settings.ts'

const Params = z.object({ token: z.string().max(100) })
const TITLE = 'Xác nhận địa chỉ thư'

/**
 * `/xac-nhan-thu/{token}`: whoever owns a mailbox agrees to letters. Opening the page changes nothing: programs that look
 * at letters open their links too.
 */
export function addConfirmPage(app: App): void {
  const access = 'public'
  app.get(
    '/xac-nhan-thu/:token',
    { config: { access }, schema: { hide: true, params: Params } },
    async (req, reply) => {
      await query(req, (ctx) => checkLink(ctx, req.params.token))
      // The address is the secret: it must not travel on in a Referer.
      void reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
      return sendPage(req, reply, {
        title: TITLE,
        body: html`<div class="wrap section">
          <h1>${TITLE}</h1>
          <p class="lead">Bấm xác nhận để nhận thông báo của Nông thôn số ở địa chỉ thư vừa mở.</p>
          <form method="post" class="stack">
            <p><button class="button" type="submit">Xác nhận nhận thư</button></p>
          </form>
        </div>`,
      })
    },
  )

  app.post(
    '/xac-nhan-thu/:token',
    { config: { access }, schema: { hide: true, params: Params } },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await confirmAddress(ctx, req.params.token)
        return null
      })
      return reply.redirect('/xac-nhan-thu', 303)
    },
  )

  app.get('/xac-nhan-thu', { config: { access }, schema: { hide: true } }, (req, reply) =>
    sendPage(req, reply, {
      title: TITLE,
      body: html`<div class="wrap section">
        <h1>Đã xác nhận địa chỉ thư</h1>
        <p class="lead">Từ nay thông báo được gửi tới địa chỉ này.</p>
        <p><a href="/lam-viec/thong-bao">Vào mục Thông báo để đổi cách nhận</a></p>
      </div>`,
    }),
  )
}
