// The audit: the event log read by whoever is charged with it, taken out as CSV, and the answer to "who has seen my data".
// Tables: none of its own; the log is the kernel's (kernel.event, kernel.event_seal, kernel.personal_view).
// Events: audit.people-viewed, audit.events-exported. Legal basis: Luật 91/2025/QH15 (personal data); domain rules 19–24.
import type { Module } from '../../kernel/module.ts'
import { addAuditRoutes } from './routes.ts'

export const audit: Module = {
  name: 'audit',
  quietEvents: { 'audit.people-viewed': 'Xem nhật ký', 'audit.events-exported': 'Xuất nhật ký' },
  routes: addAuditRoutes,
}
