/**
 * Agencies, people, their posts, and signing in.
 * Tables: accounts.* (migrations 0003, 0022, 0023). Events: accounts.signed-in, -signed-out, person-…, position-…, below.
 * Legal basis of the agencies: data/agencies.json names it per agency; unknown stays unknown.
 */
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { authenticate } from './authenticate.ts'
import { addAccountRoutes } from './account-routes.ts'
import { addAgencyRoutes } from './agency-routes.ts'
import { addInvitationPage } from './invitation-page.ts'
import { followUnits, postsImpact, unfollowUnits } from './follow-units.ts'
import { loadAgencies } from './load-agencies.ts'
import { loadCast } from './load-cast.ts'
import { addSignInPages } from './pages.ts'
import { addPeopleRoutes } from './people-routes.ts'
import { addPersonSignInRoutes } from './person-sign-in-routes.ts'
import { addSessionRoutes } from './routes.ts'
import { addSsoPages } from './sso-pages.ts'

export { agencyById, agencyHolding } from './agencies.ts'
export { agenciesFollowing } from './follow-agencies.ts'
export { inviteFirstAdministrator } from './first-administrator.ts'
export { namesOfPeople, peopleWith } from './names.ts'

export const accounts: Module = {
  name: 'accounts',
  events: [
    'accounts.agencies-loaded',
    'accounts.cast-loaded',
    'accounts.signed-in',
    'accounts.signed-out',
    'accounts.working-date-set',
    'accounts.person-added',
    'accounts.person-invited',
    'accounts.person-disabled',
    'accounts.position-given',
    'accounts.position-ended',
    'accounts.password-set',
    'accounts.proof-given',
    'accounts.second-factor-set',
    'accounts.second-factor-removed',
    'accounts.recovery-codes-made',
    'accounts.recovery-code-used',
    'accounts.sessions-ended',
    'accounts.identity-linked',
    'accounts.identity-unlinked',
    'accounts.posts-followed',
  ],
  reactions: { 'units.changed': followUnits, 'units.change-undone': unfollowUnits },
  unitImpact: postsImpact,
  routes(app) {
    addSessionRoutes(app)
    addAccountRoutes(app)
    addPeopleRoutes(app)
    addPersonSignInRoutes(app)
    addAgencyRoutes(app)
  },
  pages(app) {
    addSignInPages(app)
    addSsoPages(app)
    addInvitationPage(app)
  },
  async prepare(ctx, kind, say) {
    await loadAgencies(ctx, say)
    if (kind === 'demo') await loadCast(ctx, say)
  },
  authenticate,
}
