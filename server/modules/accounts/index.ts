/**
 * Agencies, people, their posts, and signing in.
 * Tables: accounts.* (migration 0003). Events: accounts.signed-in, -signed-out, person-…, position-…, below.
 * Legal basis of the agencies: data/agencies.json names it per agency; unknown stays unknown.
 */
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { authenticate } from './authenticate.ts'
import { addInvitationPage } from './invitation-page.ts'
import { loadAgencies } from './load-agencies.ts'
import { loadCast } from './load-cast.ts'
import { addSignInPages } from './pages.ts'
import { addSessionRoutes } from './routes.ts'

export { agenciesOf, agencyById, agencyHolding, type Agency, type AgencyOn } from './agencies.ts'
export { nameOfPerson, namesOfPeople, peopleWith, type PersonWithPost } from './names.ts'
export { positionsOf } from './positions.ts'
export { openSession } from './sessions.ts'

export const accounts: Module = {
  name: 'accounts',
  events: [
    'accounts.agencies-loaded',
    'accounts.cast-loaded',
    'accounts.signed-in',
    'accounts.signed-out',
    'accounts.working-date-set',
    'accounts.person-invited',
    'accounts.password-set',
  ],
  routes: addSessionRoutes,
  pages(app) {
    addSignInPages(app)
    addInvitationPage(app)
  },
  async prepare(ctx, kind, say) {
    await loadAgencies(ctx, say)
    if (kind === 'demo') await loadCast(ctx, say)
  },
  authenticate,
}
