// Notices: what a person is told of what concerns them, in the workbench and, for who asks for it, by e-mail.
// Tables: notices.notice, mail_address, reminder, post_reminder, token_reminder. Events: notices.deadline-near, deadline-passed,
// post-ending, token-expiring, address-set, address-confirmed, address-removed.
// Which event tells whom, in which words, is data/notices.json. Legal basis: Luật 91/2025/QH15 (the address is personal data).
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { addConfirmPage } from './confirm-page.ts'
import { confirmJob, digestJob, letterJob } from './mail-jobs.ts'
import { forgetAddress } from './mail-settings.ts'
import { orderReminders, remindJob } from './remind.ts'
import { addMailRoutes, addNoticeRoutes } from './routes.ts'
import { awaitedTypes, orderNotices, writeNoticesJob } from './write-notices.ts'

export const notices: Module = {
  name: 'notices',
  quietEvents: {
    'notices.deadline-near': 'Nhắc sắp hết hạn thẩm định',
    'notices.deadline-passed': 'Nhắc quá hạn thẩm định',
    'notices.post-ending': 'Nhắc vị trí công tác sắp kết thúc',
    'notices.token-expiring': 'Nhắc mã truy cập sắp hết hạn',
    'notices.address-set': 'Đặt cách nhận thông báo bằng thư',
    'notices.address-confirmed': 'Xác nhận địa chỉ thư',
    'notices.address-removed': 'Bỏ địa chỉ nhận thư',
  },
  reactions: {
    ...Object.fromEntries(awaitedTypes.map((type) => [type, orderNotices])),
    'accounts.working-date-set': orderReminders,
    'accounts.person-disabled': async (ctx, event) => {
      await orderNotices(ctx, event)
      await forgetAddress(ctx, event)
    },
    'accounts.person-erased': forgetAddress,
  },
  jobs: [writeNoticesJob, remindJob, letterJob, digestJob, confirmJob],
  routes: (app) => {
    addNoticeRoutes(app)
    addMailRoutes(app)
  },
  pages: addConfirmPage,
}
