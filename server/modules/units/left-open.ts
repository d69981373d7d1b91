import type { AskLeftOpen } from '../../kernel/left-open.ts'
import { leftOpen } from '../../kernel/left-open.ts'

/** Decisions a person wrote down and nobody has applied or thrown away. */
export const draftsLeftOpen: AskLeftOpen = async ({ db }, personId) => {
  const drafts = await db
    .selectFrom('units.decision')
    .select(['number', 'title'])
    .where('created_by', '=', personId)
    .where('state', '=', 'draft')
    .orderBy('created_at')
    .execute()
  return leftOpen(
    drafts.map(({ number, title }) => `${number}, ${title}`),
    {
      what: { vi: 'Bản nháp quyết định về đơn vị', en: 'Drafts of decisions about units' },
      fate: {
        vi: 'Ở lại: người khác quản lý đơn vị sửa, áp dụng hoặc bỏ được.',
        en: 'They stay: anybody else who manages units can edit, apply or discard them.',
      },
    },
  )
}
