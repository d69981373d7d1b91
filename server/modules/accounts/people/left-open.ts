import { sql } from 'kysely'
import { formatDate, formatTime } from '../../../../design/format.ts'
import type { ReadCtx } from '../../../kernel/context.ts'
import type { AskLeftOpen, LeftOpen } from '../../../kernel/left-open.ts'
import { leftOpen } from '../../../kernel/left-open.ts'
import { addDays, type Instant, type PlainDate, systemClock } from '../../../kernel/time.ts'
import { tokensOf } from '../tokens/access-tokens.ts'
import { listSessions } from '../sessions/sessions.ts'

type Kind = 'deputies' | 'standingIn' | 'links' | 'tokens' | 'sessions'

const WORDS: Record<Kind, Pick<LeftOpen, 'what' | 'fate'>> = {
  deputies: {
    what: { vi: 'Người đang được giao làm thay người này', en: 'Deputies of this person' },
    fate: {
      vi: 'Thôi làm thay khi vị trí được thay kết thúc. Chỉ khóa tài khoản thì họ vẫn làm thay đến hết ngày đã ghi.',
      en: 'They stop when the post they stand in for ends. If the account is only locked, they go on until their last day.',
    },
  },
  standingIn: {
    what: { vi: 'Vị trí người này đang làm thay', en: 'Posts this person stands in for' },
    fate: {
      vi: 'Khóa tài khoản thì không còn ai làm thay. Giao người khác ở vị trí của người được thay.',
      en: 'Once the account is locked nobody stands in. Give somebody else at the post of its holder.',
    },
  },
  links: {
    what: { vi: 'Đường dẫn một lần đã gửi, chưa ai dùng', en: 'One-time links sent and not used yet' },
    fate: {
      vi: 'Hết hiệu lực ngay khi khóa tài khoản này, vì người này biết đường dẫn. Gửi đường dẫn mới cho từng người.',
      en: 'They end when this account is locked, because this person knows them. Send each person a new one.',
    },
  },
  tokens: {
    what: { vi: 'Mã truy cập đang dùng được', en: 'Access tokens that work' },
    fate: {
      vi: 'Hết hiệu lực khi khóa tài khoản, hoặc khi vị trí cho mã quyền kết thúc. Phần mềm dùng mã cần mã của người khác.',
      en: 'They end when the account is locked, or with the post that lends them rights. Their software needs a token of somebody else.',
    },
  },
  sessions: {
    what: { vi: 'Phiên làm việc đang mở', en: 'Open sessions' },
    fate: {
      vi: 'Kết thúc ngay khi khóa tài khoản. Chỉ kết thúc vị trí thì phiên còn mở nhưng không còn quyền của vị trí ấy.',
      en: 'They end when the account is locked. If only a post ends, they stay open without its rights.',
    },
  },
}

/** What somebody holds or has given in this room that does not simply stay as it is when they go. */
export const accountLeftOpen: AskLeftOpen = async (ctx, personId) => {
  const tokens = (await tokensOf(ctx, personId)).filter(({ state }) => state === 'valid')
  const sessions = await listSessions(ctx.db, personId)
  return [
    ...leftOpen(await standIns(ctx, personId, 'given'), WORDS.deputies),
    ...leftOpen(await standIns(ctx, personId, 'held'), WORDS.standingIn),
    ...leftOpen(await linksMadeBy(ctx, personId), WORDS.links),
    ...leftOpen(
      tokens.map(({ name, prefix }) => `${name} (${prefix}…)`),
      WORDS.tokens,
    ),
    ...(sessions.length === 0 ? [] : [{ ...WORDS.sessions, count: sessions.length, items: [] }]),
  ]
}

/** Posts of deputies not over yet, with the other person: the deputy when `given`, the one stood in for when `held`. */
async function standIns({ db, today }: ReadCtx, personId: string, side: 'given' | 'held'): Promise<string[]> {
  const [own, other] =
    side === 'given'
      ? [sql.ref('post.person_id'), sql.ref('stand.person_id')]
      : [sql.ref('stand.person_id'), sql.ref('post.person_id')]
  const { rows } = await sql<{ name: string; title: string; to: PlainDate }>`
    select p.name, stand.title, stand.valid_to as "to"
    from accounts.position stand join accounts.position post on post.id = stand.deputy_of
    join accounts.person p on p.id = ${other}
    where ${own} = ${personId}::uuid and stand.valid_to > ${today()}::date and stand.valid_to > stand.valid_from
    order by stand.valid_to, stand.id
  `.execute(db)
  return rows.map(({ name, title, to }) => `${name}, “${title}”, ${formatDate(addDays(to, -1))}`)
}

async function linksMadeBy({ db }: ReadCtx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string; expiresAt: Instant }>`
    select p.name, i.expires_at as "expiresAt" from accounts.invitation i join accounts.person p on p.id = i.person_id
    where i.made_by = ${personId}::uuid and i.used_at is null and i.expires_at > ${systemClock.now()}::timestamptz
      and p.disabled_at is null
    order by i.created_at, p.id
  `.execute(db)
  return rows.map(({ name, expiresAt }) => `${name}, ${formatTime(expiresAt)}`)
}
