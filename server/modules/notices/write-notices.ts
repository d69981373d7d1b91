import { z } from 'zod'
import type { Ctx, LoggedEvent } from '../../kernel/context.ts'
import { findEvent } from '../../kernel/events.ts'
import { defineJob } from '../../kernel/jobs.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { mailAtOnce } from './mail-jobs.ts'
import { findRecipients, type Told } from './recipients.ts'
import { insertNotices, type NewNotice } from './repository.ts'
import { ruleBook } from './rule-book.ts'
import { type Rule, rulesFor, sayNotice } from './rules.ts'
import { readScene, type Scene } from './scene.ts'

const WRITE = 'notices.write'
const Order = z.object({ event: z.uuid(), type: z.string(), actor: z.uuid().nullable(), at: z.iso.datetime() })

/** Types of events some rule waits for. */
export const awaitedTypes: readonly string[] = [...new Set(ruleBook.rules.map(({ on }) => on))]

/** Orders the notices of an event. Who gets them is found after the commit: the one who acts does not wait for it. */
export async function orderNotices(ctx: Ctx, event: LoggedEvent): Promise<void> {
  if (rulesFor(ruleBook, event.type, event.body).length === 0) return
  await ctx.enqueue(WRITE, { event: event.id, type: event.type, actor: ctx.actor.id, at: ctx.now() })
}

/** Writes the notices of one event: at most one a person, by the first rule that means them; none to who did it. */
export const writeNoticesJob = defineJob({
  name: WRITE,
  input: Order,
  async run(ctx, order) {
    const found = await findEvent(ctx.db, order.event, order.type)
    if (!found) return
    const event = { id: order.event, type: order.type, ...found }
    const told = new Set(order.actor === null ? [] : [order.actor])
    for (const rule of rulesFor(ruleBook, event.type, event.body)) {
      const scene = await readScene[rule.about](ctx, event)
      if (scene) await tell(ctx, rule, scene, { told, at: instant(order.at) })
    }
  },
})

/** `told` grows by everybody who got one. */
async function tell(ctx: Ctx, rule: Rule, scene: Scene, { told, at }: { told: Set<string>; at: Instant }) {
  const rows: NewNotice[] = []
  for (const recipient of rule.to)
    for (const one of await findRecipients(ctx, scene, recipient)) {
      if (told.has(one.personId)) continue
      told.add(one.personId)
      rows.push(rowFor(rule, scene, one, at))
    }
  await mailAtOnce(ctx, await insertNotices(ctx, rows))
}

function rowFor(rule: Rule, { event, about, facts }: Scene, one: Told, at: Instant): NewNotice {
  const said = sayNotice(rule, { ...facts, ...one.facts })
  return {
    person_id: one.personId,
    event_id: event.id,
    about,
    rule: rule.id,
    text_vi: said.vi,
    text_en: said.en,
    link: said.link,
    at,
  }
}
