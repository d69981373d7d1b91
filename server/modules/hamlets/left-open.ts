import type { AskLeftOpen } from '../../kernel/left-open.ts'
import { leftOpen } from '../../kernel/left-open.ts'
import { unitById } from '../units/index.ts'

/** Lists of hamlets a person had read from a file and nobody accepted. */
export const sheetsLeftOpen: AskLeftOpen = async (ctx, personId) => {
  const sheets = await ctx.db
    .selectFrom('hamlets.sheet')
    .select(['commune_id', 'day'])
    .where('author', '=', personId)
    .orderBy('staged_at')
    .execute()
  const items: string[] = []
  for (const { commune_id, day } of sheets) items.push((await unitById(ctx.db, commune_id, day))?.name ?? '–')
  return leftOpen(items, {
    what: { vi: 'Danh sách thôn, ấp đã đọc, chưa nhận', en: 'Lists of hamlets read and not accepted' },
    fate: {
      vi: 'Chưa ghi gì và tự xóa sau một tuần. Người thay gửi lại tệp.',
      en: 'Nothing of them was written, and they are deleted after a week. Whoever takes over sends the file again.',
    },
  })
}
