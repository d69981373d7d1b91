import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../../../kernel/page.ts'
import { dateInVietnam } from '../../../kernel/time.ts'
import { castOn } from '../demo/cast.ts'
import { setCookie } from '../cookie.ts'
import { admit, type Entered } from './sign-in.ts'
import { renderSignIn } from './sign-in-page.ts'

/** The sign-in page, with what was refused when it comes back. */
export async function sendSignIn(
  req: FastifyRequest,
  reply: FastifyReply,
  page: { backTo: string; login?: string; refusal?: string },
): Promise<FastifyReply> {
  const { house } = req.server
  const today = dateInVietnam(house.clock.now())
  const demo =
    house.installation.kind === 'demo' ? { today, cast: await castOn(house.connection.db, today) } : undefined
  const body = renderSignIn({ login: '', ...page, sso: house.config.oidc?.label, demo })
  return sendPage(req, reply, { title: 'Đăng nhập', body })
}

/** On to the page wanted, or to the second step first. */
export function goOn(reply: FastifyReply, entered: Entered, backTo: string): FastifyReply {
  if (entered.kind === 'second-step') {
    setCookie(reply, 'step', entered.ticket)
    return reply.redirect(`/dang-nhap/buoc-hai?ve=${encodeURIComponent(backTo)}`, 303)
  }
  admit(reply, entered.signedIn)
  return reply.redirect(backTo, 303)
}
