// Reports: results of a unit and year as they were published, the same bytes for ever; drawn again from asOf and knownAt.
// Tables: reports.publication. Events: reports.results-published.
// Legal basis: domain rules 1 and 15; R-119.
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { addReportPages } from './pages.ts'
import { addReportRoutes } from './routes.ts'

export const reports: Module = {
  name: 'reports',
  events: {
    'reports.results-published': 'Công bố kết quả',
  },
  routes: addReportRoutes,
  pages: addReportPages,
  nav: [{ href: '/cong-bo', label: 'Số liệu công bố', order: 35 }],
}
