import { z } from 'zod'
import type { Permission } from '../../kernel/policy.ts'

const PermissionCode = z.custom<Permission>((value) => typeof value === 'string' && /^[a-z-]+:[a-z-]+$/.test(value))
const Text = z.strictObject({ vi: z.string(), en: z.string() })

/** Names that a text or a link may hold, by what the event is about. */
export const FACTS = {
  dossier: ['dossier', 'unit', 'year', 'due', 'act', 'desk'],
  post: ['title', 'unit', 'person', 'from', 'last'],
  token: ['token', 'expires'],
  account: [],
  change: ['unit', 'day'],
  publication: ['unit', 'year'],
} as const

/** Ids and addresses: they lead somewhere and say nothing. */
const ONLY_IN_LINKS = ['dossier', 'desk', 'person']

const Recipient = z.discriminatedUnion('who', [
  /** Who holds a permission over the unit on that day; `below`: also at the units below it. */
  z.strictObject({ who: z.literal('permission'), permission: PermissionCode, below: z.boolean().default(false) }),
  /** Who holds a permission by the post nearest to the unit: at it, else at the next unit above where somebody else does. */
  z.strictObject({ who: z.literal('nearest'), permission: PermissionCode }),
  /** Whose turn the procedure says it is. */
  z.strictObject({ who: z.literal('desk') }),
  /** The person the event is about. */
  z.strictObject({ who: z.literal('subject') }),
  /** Whose post a deputy was given. */
  z.strictObject({ who: z.literal('principal') }),
  /** Who has a post at one of the units the event names. */
  z.strictObject({ who: z.literal('posts') }),
  /** Who was told of the same thing before. */
  z.strictObject({ who: z.literal('told') }),
])
export type Recipient = z.infer<typeof Recipient>

const Rule = z
  .strictObject({
    id: z.string(),
    /** Type of the event. One that no room logs makes no notice. */
    on: z.string(),
    /** Fields of the event that must have one of some values. */
    when: z.record(z.string(), z.array(z.string())).default({}),
    about: z.enum(['dossier', 'post', 'token', 'account', 'change', 'publication']),
    to: z.array(Recipient).min(1),
    text: Text,
    link: z.string().regex(/^(\/(?!\/)|\{desk\}$)/),
  })
  .refine(
    ({ about, text, link }) =>
      [text.vi, text.en, link].flatMap(namesIn).every((name) => (FACTS[about] as readonly string[]).includes(name)),
    { error: 'a text or link holds a name that events of this kind do not give' },
  )
  .refine(({ text }) => [text.vi, text.en].flatMap(namesIn).every((name) => !ONLY_IN_LINKS.includes(name)), {
    error: 'a text holds an id or an address',
  })
export type Rule = z.infer<typeof Rule>

/** Which event makes which notice for whom, as data. */
export const RuleBook = z.strictObject({
  note: z.string(),
  /** A deadline is near when at most so many working days are left. */
  nearDays: z.int().positive(),
  /** The last day of a post is near when at most so many working days are left. */
  postEndsDays: z.int().positive(),
  /** The same of an access token, whose software has to be given a new one. */
  tokenEndsDays: z.int().positive(),
  /** Notices are forgotten after so many days. */
  keepDays: z.int().positive(),
  rules: z.array(Rule),
})
export type RuleBook = z.infer<typeof RuleBook>

/** Rules an event meets, in the order of the book. */
export function rulesFor(book: Pick<RuleBook, 'rules'>, type: string, body: Record<string, unknown>): Rule[] {
  return book.rules.filter(
    (rule) =>
      rule.on === type && Object.entries(rule.when).every(([field, values]) => values.includes(String(body[field]))),
  )
}

/** A value in both languages, or one that reads the same in both. */
export type Facts = Readonly<Record<string, string | { vi: string; en: string }>>
export type Said = { vi: string; en: string; link: string }

const MOST = 500

export function sayNotice(rule: Pick<Rule, 'text' | 'link'>, facts: Facts): Said {
  const fill = (template: string, language: 'vi' | 'en'): string =>
    template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const fact = facts[name]
      if (fact === undefined) throw new Error(`a notice lacks the fact ${name}`)
      return typeof fact === 'string' ? fact : fact[language]
    })
  const say = (language: 'vi' | 'en'): string =>
    upperFirst(fill(rule.text[language], language).replaceAll(/\s+/g, ' ')).slice(0, MOST)
  return { vi: say('vi'), en: say('en'), link: fill(rule.link, 'vi') }
}

/** A unit inside a sentence is "xã …"; at its beginning "Xã …". */
function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
}

function namesIn(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].flatMap((found) => found[1] ?? [])
}
