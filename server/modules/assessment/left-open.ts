import { sql } from 'kysely'
import type { AskLeftOpen, LeftOpen } from '../../kernel/left-open.ts'
import { leftOpen } from '../../kernel/left-open.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { leaverById } from '../accounts/index.ts'
import { dossierWork, type DossierWork } from './work.ts'

const DOSSIERS: Pick<LeftOpen, 'what' | 'fate'> = {
  what: { vi: 'Hồ sơ đang chờ, chưa bàn giao', en: 'Dossiers that wait and were not handed over' },
  fate: {
    vi: 'Bàn giao ở từng vị trí. Không bàn giao thì hồ sơ vẫn chờ ở bước này, ai có cùng quyền làm tiếp được.',
    en: 'Hand them over at each post. Otherwise they wait at their step for anybody with the same right.',
  },
}

const BALLOTS: Pick<LeftOpen, 'what' | 'fate'> = {
  what: { vi: 'Phiếu hội đồng chưa bỏ', en: 'Council votes not cast' },
  fate: {
    vi: 'Không ai bỏ phiếu thay. Không bỏ trước khi rời đi thì vẫn tính vào số thành viên được bỏ phiếu.',
    en: 'Nobody votes instead. A vote that is not cast still counts among the members who may vote.',
  },
}

/** What waits for somebody by name: dossiers they have not handed on, and votes, which nobody else can cast. */
export const workLeftOpen: AskLeftOpen = async (ctx, personId) => {
  const work = await dossierWork({ ...ctx, actor: await leaverById(ctx, personId) })
  const handed = await handedBy(ctx, personId)
  const votes = work.filter(({ event }) => event === 'vote')
  const rest = work.filter(({ event, dossier }) => event !== 'vote' && !handed.has(dossier.id))
  return [...leftOpen(rest.map(sayWork), DOSSIERS), ...leftOpen(votes.map(sayWork), BALLOTS)]
}

const sayWork = ({ item: { verb, object, detail } }: DossierWork): string =>
  `${verb}: ${object}${detail ? ` (${detail})` : ''}`

/** Dossiers a person handed to somebody at the step they are still at. */
async function handedBy({ db }: ReadCtx, personId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ dossier: string }>`
    select h.dossier_id as dossier
    from assessment.handover h join assessment.dossier d on d.id = h.dossier_id and d.state = h.state
    where h.from_person = ${personId}::uuid
  `.execute(db)
  return new Set(rows.map(({ dossier }) => dossier))
}
