import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { sessionQuery } from './modules/accounts/session.ts'
import { KEPT, parseAddress, readSearch, writeAddress, type Search } from './shell/address.ts'
import { goToSignIn } from './shell/gate.ts'
import { Layout } from './shell/layout.tsx'
import { ScreenFault, ScreenLoading, ScreenMissing } from './shell/screen-states.tsx'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: readSearch,
  search: { middlewares: [retainSearchParams<Search>([...KEPT])] },
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (session !== null) return
    goToSignIn()
    // The browser is leaving: nothing behind the gate is drawn meanwhile.
    await new Promise<never>(() => undefined)
  },
  component: Layout,
  notFoundComponent: ScreenMissing,
})

const screens = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./modules/work/work-screen.tsx'), 'WorkScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bang-tieu-chi',
    component: lazyRouteComponent(() => import('./modules/indicators/board-screen.tsx'), 'BoardScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/nhap-so-lieu',
    component: lazyRouteComponent(() => import('./modules/indicators/entry-screen.tsx'), 'EntryScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/nhap-so-lieu/excel',
    component: lazyRouteComponent(() => import('./modules/indicators/sheet-screen.tsx'), 'SheetScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/minh-chung',
    component: lazyRouteComponent(() => import('./modules/indicators/evidence-screen.tsx'), 'EvidenceScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ho-so',
    component: lazyRouteComponent(() => import('./modules/assessment/dossiers-screen.tsx'), 'DossiersScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ho-so/$id',
    component: lazyRouteComponent(() => import('./modules/assessment/dossier-screen.tsx'), 'DossierScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/tham-dinh',
    component: lazyRouteComponent(() => import('./modules/assessment/queue-screen.tsx'), 'QueueScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/tham-dinh/$id',
    component: lazyRouteComponent(() => import('./modules/assessment/queue-screen.tsx'), 'QueueScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/hoi-dong',
    component: lazyRouteComponent(() => import('./modules/assessment/council-screen.tsx'), 'CouncilScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/hoi-dong/$id',
    component: lazyRouteComponent(() => import('./modules/assessment/council-screen.tsx'), 'CouncilScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/quan-tri/nguoi-dung',
    component: lazyRouteComponent(() => import('./modules/accounts/people-screen.tsx'), 'PeopleScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/quan-tri/vai-tro',
    component: lazyRouteComponent(() => import('./modules/accounts/roles-screen.tsx'), 'RolesScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/quan-tri/co-quan',
    component: lazyRouteComponent(() => import('./modules/accounts/agencies-screen.tsx'), 'AgenciesScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/tai-khoan',
    component: lazyRouteComponent(() => import('./modules/accounts/account-screen.tsx'), 'AccountScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/quan-tri/quyet-dinh',
    component: lazyRouteComponent(() => import('./modules/units/decisions-screen.tsx'), 'DecisionsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cong-bo',
    component: lazyRouteComponent(() => import('./modules/reports/publications-screen.tsx'), 'PublicationsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/danh-sach-chot',
    component: lazyRouteComponent(() => import('./modules/units/frozen-lists-screen.tsx'), 'FrozenListsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/quan-tri/nhat-ky',
    component: lazyRouteComponent(() => import('./modules/audit/audit-screen.tsx'), 'AuditScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ai-da-xem',
    component: lazyRouteComponent(() => import('./modules/audit/views-screen.tsx'), 'ViewsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bo-tieu-chi',
    component: lazyRouteComponent(() => import('./modules/criteria/sets-screen.tsx'), 'SetsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/thon-ap',
    component: lazyRouteComponent(() => import('./modules/hamlets/hamlets-screen.tsx'), 'HamletsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/thon-ap/excel',
    component: lazyRouteComponent(() => import('./modules/hamlets/sheet-screen.tsx'), 'HamletSheetScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/thong-bao',
    component: lazyRouteComponent(() => import('./modules/notices/notices-screen.tsx'), 'NoticesScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/lich',
    component: lazyRouteComponent(() => import('./modules/calendar/calendar-screen.tsx'), 'CalendarScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/don-vi',
    component: lazyRouteComponent(() => import('./modules/units/units-screen.tsx'), 'UnitsScreen'),
  }),
]

export function createWorkbenchRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren(screens),
    basepath: '/lam-viec',
    context: { queryClient },
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: 'intent',
    defaultPendingComponent: ScreenLoading,
    defaultPendingMs: 300,
    defaultErrorComponent: ScreenFault,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createWorkbenchRouter>
  }
}
