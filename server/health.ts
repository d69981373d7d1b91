import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { isLoopback } from './kernel/config.ts'
import type { App } from './kernel/http.ts'
import type { Metrics } from './kernel/metrics.ts'
import { notFound } from './kernel/problem.ts'

/** `/health`: the process answers. `/ready`: the database does too. `/metrics`: Prometheus text. */
export function addHealth(app: App, metrics: Metrics): void {
  const Status = z.object({ status: z.enum(['ok', 'unavailable']) })
  app.get(
    '/health',
    {
      config: { access: 'public' },
      schema: { summary: 'Tiến trình còn sống', tags: ['system'], response: { 200: Status } },
    },
    () => ({ status: 'ok' as const }),
  )
  app.get(
    '/ready',
    {
      config: { access: 'public' },
      schema: { summary: 'Sẵn sàng phục vụ', tags: ['system'], response: { 200: Status, 503: Status } },
    },
    async (_req, reply) => {
      try {
        await sql`select 1`.execute(app.house.connection.db)
        return { status: 'ok' as const }
      } catch {
        return reply.code(503).send({ status: 'unavailable' as const })
      }
    },
  )
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (req, reply) => {
    if (!app.house.config.hasPublicMetrics && !isFromThisMachine(req)) throw notFound('trang này')
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  const timers = new Map<string, ReturnType<typeof metrics.requests.labels>>()
  app.addHook('onResponse', (req, reply, done) => {
    const labels = { method: req.method, route: req.routeOptions.url ?? 'none', status: String(reply.statusCode) }
    const key = `${labels.method} ${labels.route} ${labels.status}`
    const timer = timers.get(key) ?? metrics.requests.labels(labels)
    timers.set(key, timer)
    timer.observe(reply.elapsedTime / 1000)
    done()
  })
}

/** A proxy on this machine connects from it too; it gives itself away by the name asked for or by what it forwards. */
function isFromThisMachine(req: FastifyRequest): boolean {
  const address = req.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in req.headers)
  return isLoopback(address) && isLoopback(req.hostname) && !forwarded
}
