import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../kernel/context.ts'
import { transact } from '../../kernel/http.ts'
import type { Actor } from '../../kernel/policy.ts'

/**
 * A write whose answer carries a secret (session token, one-time link). It is one transaction like every command, but
 * the answer is never kept for a retry: a secret must not lie in the table of answers. A retry makes a new secret.
 */
export function commandUnkept<T>(req: FastifyRequest, actor: Actor, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  return transact(req.server.house, actor, req.id, fn)
}
