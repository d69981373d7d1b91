// Hamlets (thôn, ấp, bản, khóm…) of communes over time: names, heads, households, mergers and splits. They have no official
// code; they follow their commune when units change.
// Tables: hamlets.* (migrations 0021, 0047). Events: below; names of heads are in none.
// Legal basis: requirement R-001; which words a province uses is data with its source (data/hamlet-types.json), never assumed.
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { followUnits, hamletsImpact, unfollowUnits } from './follow-units.ts'
import { addHeadRoutes } from './head-routes.ts'
import { addHamletPages } from './pages.ts'
import { addHamletRoutes } from './routes.ts'
import { shipDemoHamlets, shipTypes } from './ship.ts'
import { addSheetRoutes } from './sheet-routes.ts'
import { sheetsLeftOpen } from './left-open.ts'

export const hamlets: Module = {
  name: 'hamlets',
  events: {
    'hamlets.created': 'Thêm thôn, ấp',
    'hamlets.changed': 'Thay đổi thôn, ấp',
    'hamlets.change-undone': 'Hoàn tác thay đổi thôn, ấp',
    'hamlets.placed': 'Xếp thôn, ấp vào xã',
    'hamlets.followed': 'Thôn, ấp chuyển theo xã',
    'hamlets.measured': 'Ghi số hộ của thôn, ấp',
    'hamlets.head-named': 'Ghi người đứng đầu thôn, ấp',
    'hamlets.head-ended': 'Kết thúc người đứng đầu thôn, ấp',
    'hamlets.head-erased': 'Xóa tên người đứng đầu thôn, ấp',
    'hamlets.types-set': 'Đặt loại thôn, ấp của tỉnh',
    'hamlets.sheet-accepted': 'Nhận danh sách thôn, ấp từ tệp',
  },
  quietEvents: {
    'hamlets.heads-viewed': 'Xem người đứng đầu thôn, ấp',
  },
  reactions: { 'units.changed': followUnits, 'units.change-undone': unfollowUnits },
  unitImpact: hamletsImpact,
  leftOpen: sheetsLeftOpen,
  routes(app) {
    addHamletRoutes(app)
    addHeadRoutes(app)
    addSheetRoutes(app)
  },
  pages: addHamletPages,
  async prepare(ctx, kind, say) {
    await shipTypes(ctx, say)
    if (kind === 'demo') await shipDemoHamlets(ctx, say)
  },
}
