import type { FastifyReply, FastifyRequest } from 'fastify'
import { logEvent } from '../../kernel/events.ts'
import { command } from '../../kernel/http.ts'
import { clearSessionCookie, readSessionCookie } from './cookie.ts'
import { closeSession } from './sessions.ts'

/** Ends the session on the server, not only in the browser. Signing out twice is harmless. */
export async function signOut(req: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = readSessionCookie(req.server.house, req)
  clearSessionCookie(reply)
  if (!token || req.actor.id === null) return
  await command(req, async (ctx) => {
    await closeSession(ctx.db, token)
    await logEvent(ctx, 'accounts.signed-out', ctx.actor.id, {})
    return {}
  })
}
