// Notices: what a person is told of what concerns them, in the workbench and, for who asks for it, by e-mail.
// Tables: notices.notice, mail_address, reminder. Events: notices.deadline-near, deadline-passed.
// Which event tells whom, in which words, is data/notices.json. Legal basis: Luật 91/2025/QH15 (the address is personal data).
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { orderReminders, remindJob } from './remind.ts'
import { addNoticeRoutes } from './routes.ts'
import { awaitedTypes, orderNotices, writeNoticesJob } from './write-notices.ts'

export const notices: Module = {
  name: 'notices',
  events: {
    'notices.deadline-near': 'Nhắc sắp hết hạn thẩm định',
    'notices.deadline-passed': 'Nhắc quá hạn thẩm định',
  },
  reactions: {
    ...Object.fromEntries(awaitedTypes.map((type) => [type, orderNotices])),
    'accounts.working-date-set': orderReminders,
  },
  jobs: [writeNoticesJob, remindJob],
  routes: addNoticeRoutes,
}
