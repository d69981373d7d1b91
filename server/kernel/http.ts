import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from './config.ts'
import type { Ctx, ReadCtx, Reactions } from './context.ts'
import { type Connection, sendLater } from './db.ts'
import type { FileStore } from './files.ts'
import type { PageCache } from './cache.ts'
import { claimCommand, type CommandKey, findReply, saveReply } from './idempotency.ts'
import type { Installation, WorkingClock } from './installation.ts'
import type { Jobs } from './jobs.ts'
import type { NavItem } from './module.ts'
import { collectDrops, type QuietEvents } from './page-drops.ts'
import type { AskLeftOpen } from './left-open.ts'
import { type Actor, anonymous, type Permission, systemActor } from './policy.ts'
import { nudgeSealer } from './seal.ts'
import { dateInVietnam } from './time.ts'
import type { AskUnitImpact } from './unit-change.ts'

/** Fastify with Zod types: bodies, queries and replies are typed from the schema of the route. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** What the hallway asks before a handler runs: anyone, anyone signed in, or a permission held somewhere. */
export type Access = 'public' | 'session' | Permission

/** The house around every request; made once by `app.ts`. */
export type House = {
  config: Config
  connection: Connection
  installation: Installation
  clock: WorkingClock
  files: FileStore
  cache: PageCache
  reactions: Reactions
  jobs: Pick<Jobs, 'send'>
  nav: readonly NavItem[]
  unitImpacts: readonly AskUnitImpact[]
  leftOpens: readonly AskLeftOpen[]
  /** Type of event → what it is called on screen. */
  eventWords: ReadonlyMap<string, string>
  quietEvents: QuietEvents
}

declare module 'fastify' {
  interface FastifyInstance {
    house: House
  }
  interface FastifyRequest {
    actor: Actor
    /** State of the page cache when this request began to read; see kernel/cache.ts. */
    cacheEpoch: number
  }
  interface FastifyContextConfig {
    access?: Access
    /** Votes, signatures, decisions and rights: whoever acts must have proved moments ago who they are. */
    needsProof?: boolean
    /** One's own account: acts there are one's own, also while one stands in for somebody. */
    asOneself?: boolean
    /**
     * Fields of the body of which nothing may be kept, not even a digest that a guess would reveal. A retry is told from
     * another command by the rest.
     */
    secretFields?: readonly string[]
    /** Largest body in bytes for routes that take files. */
    isUpload?: boolean
  }
}

/** Reads. `fn` gets the pool; nothing it does may write. */
export function query<T>(req: FastifyRequest, fn: (ctx: ReadCtx) => Promise<T>): Promise<T> {
  return fn(readCtx(req))
}

export function readCtx(req: FastifyRequest): ReadCtx {
  const { clock, connection, installation } = req.server.house
  return {
    db: connection.db,
    actor: req.actor,
    now: clock.now,
    today: () => dateInVietnam(clock.now()),
    isDemo: installation.kind === 'demo',
  }
}

/** The address people type, for links that are sent or must match what another system knows. */
export function baseUrl(req: FastifyRequest): string {
  return req.server.house.config.publicUrl ?? `${req.protocol}://${req.host}`
}

/** Methods that change nothing (RFC 9110 §9.2.1). */
export const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Writes. Opens the one transaction of the request; the reply leaves after the commit. A command id (header
 * `Idempotency-Key` or `commandId` in the body) makes a retry harmless: the first answer is given again; the same id for
 * another address or body is refused (`command-conflict`).
 */
export async function command<T>(req: FastifyRequest, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { db } = req.server.house.connection
  const key = commandKey(req)
  const earlier = key && (await findReply<T>(db, key))
  if (earlier) return earlier.reply
  try {
    return await transact(req.server.house, req.actor, req.id, async (ctx) => {
      const reply = await fn(ctx)
      if (key) await saveReply(ctx, key, reply)
      return reply
    })
  } catch (error) {
    // Two equal requests at once: the second waits on the first's rows and then loses; it gets the first's answer.
    const won = key && (await findReply<T>(db, key))
    if (won) return won.reply
    throw error
  }
}

/**
 * A write whose answer carries a secret shown once: it is not kept, and a retry is refused (`already-done`) rather than done
 * twice.
 */
export async function commandOnce<T>(req: FastifyRequest, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  const key = commandKey(req)
  return transact(req.server.house, req.actor, req.id, async (ctx) => {
    if (key) await claimCommand(ctx, key)
    return fn(ctx)
  })
}

/** One transaction with its context; only http, jobs and cli call this. */
export async function transact<T>(
  house: House,
  actor: Actor,
  requestId: string,
  fn: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const after: (() => void)[] = []
  const { clock, connection, installation, reactions } = house
  const drops = collectDrops(house.quietEvents)
  const done = await connection.db.transaction().execute(async (tx) => {
    const ctx: Ctx = {
      db: tx,
      actor,
      now: clock.now,
      today: () => dateInVietnam(clock.now()),
      isDemo: installation.kind === 'demo',
      requestId,
      afterCommit: (work) => after.push(work),
      dropPages: drops.add,
      dropPagesOf: drops.addOf,
      enqueue: (job, input) => house.jobs.send(ctx, job, input),
      reactions,
    }
    const result = await fn(ctx)
    const rest = drops.rest()
    if (rest) {
      await sendLater(tx, rest)
      after.push(nudgeSealer)
    }
    return result
  })
  drops.dropFrom(house.cache)
  for (const work of after) work()
  return done
}

/** Runs work as the system, outside any request: jobs, imports, the demo. */
export function transactAsSystem<T>(house: House, label: string, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  return transact(house, systemActor(dateInVietnam(house.clock.now())), label, fn)
}

export function anonymousOn(house: House): Actor {
  return anonymous(dateInVietnam(house.clock.now()))
}

/**
 * A read that leaves a trace is one transaction too, but its answer is never kept: a later look must be asked for, judged and
 * written down anew. The address counts with the body: the same act on somebody else is another command.
 */
function commandKey(req: FastifyRequest): CommandKey | undefined {
  if (SAFE_METHODS.has(req.method)) return undefined
  const header = req.headers['idempotency-key']
  const { body, params, query: asked } = req
  const inBody = typeof body === 'object' && body !== null && 'commandId' in body ? body.commandId : undefined
  const id = typeof header === 'string' ? header : inBody
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const route = `${req.method} ${req.routeOptions.url ?? req.url}`
  const sent = withoutSecrets(body ?? null, req.routeOptions.config.secretFields)
  return { id, actor: req.actor.id, route, body: { params, asked, body: sent } }
}

function withoutSecrets(body: unknown, secret: readonly string[] = []): unknown {
  if (secret.length === 0 || typeof body !== 'object' || body === null) return body
  return Object.fromEntries(Object.entries(body).filter(([field]) => !secret.includes(field)))
}
