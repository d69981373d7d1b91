import type { FastifyRequest } from 'fastify'
import type { Ctx, Reaction } from './context.ts'
import type { App, House } from './http.ts'
import type { InstallationKind } from './installation.ts'
import type { Job } from './jobs.ts'
import type { AskLeftOpen } from './left-open.ts'
import type { Actor } from './policy.ts'
import type { Say } from './progress.ts'
import type { AskUnitImpact } from './unit-change.ts'

export type NavItem = {
  href: string
  label: string
  order: number
  /** Parameters this page reads in the same sense as the others that name them: a visitor's choice goes along. */
  keeps?: readonly string[]
}

/** What a room hands to the house. A part that is not needed is absent. */
export type Module = {
  name: string
  /** Types of events this room logs, and what an auditor reads; the architecture test holds reactions against them. */
  events?: Readonly<Record<string, string>>
  /** The same for events that change nothing a public page shows (accounts, drafts, looks at personal data): no page is dropped. */
  quietEvents?: Readonly<Record<string, string>>
  /** JSON endpoints under /api/v1. */
  routes?: (app: App) => void
  /** Server-rendered public pages. */
  pages?: (app: App) => void
  /** Run in the transaction that logged the event, lower rooms first. */
  reactions?: Readonly<Record<string, Reaction>>
  jobs?: readonly Job[]
  /** Fills an empty database with what this room ships; `demo` adds the illustrative part. */
  prepare?: (ctx: Ctx, kind: InstallationKind, say: Say) => Promise<void>
  /** Gives a database of an earlier version what is shipped since; does nothing when it is there. Run at every start. */
  catchUp?: (ctx: Ctx, say: (line: string) => void) => Promise<void>
  /** What this room has hanging on units that are about to change; asked by every dry run. */
  unitImpact?: AskUnitImpact
  /** What a person keeps open in this room; asked of every room before they go. */
  leftOpen?: AskLeftOpen
  /** Who sent this request. One room answers; undefined = anonymous. */
  authenticate?: (house: House, req: FastifyRequest) => Promise<Actor | undefined>
  /** Entries of the public menu. */
  nav?: readonly NavItem[]
}

/** Every event the rooms log, and what it is called on screen. */
export function eventWordsOf(modules: readonly Module[]): Map<string, string> {
  return new Map(modules.flatMap(({ events = {}, quietEvents = {} }) => Object.entries({ ...events, ...quietEvents })))
}

export function quietEventsOf(modules: readonly Module[]): Set<string> {
  return new Set(modules.flatMap(({ quietEvents = {} }) => Object.keys(quietEvents)))
}
