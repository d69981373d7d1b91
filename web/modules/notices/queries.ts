import { queryOptions } from '@tanstack/react-query'
import type { MailSettings, NoticePage } from '../../../server/modules/notices/contract.ts'
import { get } from '../../api/client.ts'
import { pagesOf } from '../../api/pages.ts'

/** What I was told, newest first. */
export const noticesQuery = pagesOf<NoticePage>(['notices'], '/me/notices', { limit: 20 })

export const mailQuery = queryOptions({
  queryKey: ['notices-mail'],
  queryFn: ({ signal }) => get<MailSettings>('/me/mail', {}, signal),
})
