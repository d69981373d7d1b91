// Hamlets (thôn, ấp, bản, khóm…) of communes over time: names, heads, households, mergers and splits. They have no official
// code; they follow their commune when units change.
// Tables: hamlets.* (migration 0021). Events: below; names of heads are in none.
// Legal basis: requirement R-001; which words a province uses is data with its source (data/hamlet-types.json), never assumed.
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { followUnits, hamletsImpact, unfollowUnits } from './follow-units.ts'
import { addHeadRoutes } from './head-routes.ts'
import { addHamletPages } from './pages.ts'
import { addHamletRoutes } from './routes.ts'
import { shipDemoHamlets, shipTypes } from './ship.ts'
import { addSheetRoutes } from './sheet-routes.ts'

export const hamlets: Module = {
  name: 'hamlets',
  events: [
    'hamlets.created',
    'hamlets.changed',
    'hamlets.change-undone',
    'hamlets.placed',
    'hamlets.followed',
    'hamlets.measured',
    'hamlets.head-named',
    'hamlets.head-ended',
    'hamlets.head-erased',
    'hamlets.types-set',
    'hamlets.sheet-accepted',
  ],
  reactions: { 'units.changed': followUnits, 'units.change-undone': unfollowUnits },
  unitImpact: hamletsImpact,
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
