import type { Module } from './kernel/module.ts'
import { accounts } from './modules/accounts/index.ts'
import { assessment } from './modules/assessment/index.ts'
import { audit } from './modules/audit/index.ts'
import { calendar } from './modules/calendar/index.ts'
import { criteria } from './modules/criteria/index.ts'
import { hamlets } from './modules/hamlets/index.ts'
import { indicators } from './modules/indicators/index.ts'
import { map } from './modules/map/index.ts'
import { notices } from './modules/notices/index.ts'
import { portal } from './modules/portal/index.ts'
import { reports } from './modules/reports/index.ts'
import { units } from './modules/units/index.ts'

/** Every room of the house, lowest floor first: reactions run in this order. */
export const modules: readonly Module[] = [
  units,
  calendar,
  accounts,
  audit,
  hamlets,
  criteria,
  indicators,
  assessment,
  reports,
  portal,
  map,
  notices,
]
