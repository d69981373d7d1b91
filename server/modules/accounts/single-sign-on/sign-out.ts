import type { FastifyReply, FastifyRequest } from 'fastify'
import { logEvent } from '../../../kernel/events.ts'
import { command, baseUrl } from '../../../kernel/http.ts'
import { clearCookie, readCookie } from '../cookie.ts'
import { closeSession } from '../sessions/sessions.ts'
import { endSessionUrl } from './sso-client.ts'

/**
 * Ends the session on the server, not only in the browser. Signing out twice is harmless. Returns where to end the session
 * at the single sign-on that opened it: on a shared computer the next person must not come in by it.
 */
export async function signOut(req: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
  const token = readCookie(req, 'session')
  clearCookie(reply, 'session')
  clearCookie(reply, 'step')
  if (!token || req.actor.id === null) return undefined
  const closed = await command(req, async (ctx) => {
    const ended = await closeSession(ctx.db, token)
    await logEvent(ctx, 'accounts.signed-out', ctx.actor.id, {})
    return { ssoToken: ended?.ssoToken ?? null }
  })
  return closed.ssoToken === null ? undefined : endElsewhere(req, closed.ssoToken)
}

async function endElsewhere(req: FastifyRequest, ssoToken: string): Promise<string | undefined> {
  const { oidc } = req.server.house.config
  if (!oidc) return undefined
  try {
    const url = await endSessionUrl(oidc, ssoToken, `${baseUrl(req)}/dang-nhap`)
    return url?.href
  } catch (error) {
    // Signed out here already; that the issuer is away must not look like a failed sign-out.
    req.log.warn({ requestId: req.id, err: error }, 'single sign-on does not answer')
    return undefined
  }
}
