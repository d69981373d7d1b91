import { queryOptions } from '@tanstack/react-query'
import type { MailSettings, NoticePage } from '../../../server/modules/notices/contract.ts'
import { get } from '../../api/client.ts'
import { pagesOf } from '../../api/pages.ts'

const EVERY_MINUTE = 60_000

/** What I was told, newest first. Asked again each minute while the window is looked at: the bell rings by itself. */
export const noticesQuery = {
  ...pagesOf<NoticePage>(['notices'], '/me/notices', { limit: 20 }),
  refetchInterval: EVERY_MINUTE,
}

export const mailQuery = queryOptions({
  queryKey: ['notices-mail'],
  queryFn: ({ signal }) => get<MailSettings>('/me/mail', {}, signal),
})
