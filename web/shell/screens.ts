import type { SessionView } from '../../server/modules/accounts/contract.ts'
import type { Words } from './words.vi.ts'

/** A line of the rail. `needs` = any of these permissions opens it; absent = everybody signed in. */
export type Screen = {
  key: keyof Words['nav']
  to: string
  needs?: readonly string[]
  /** A rule is drawn above the first screen of a group. */
  group: 'work' | 'reference'
}

const SCREENS: readonly Screen[] = [
  { key: 'work', to: '/', group: 'work' },
  { key: 'board', to: '/bang-tieu-chi', group: 'work' },
  { key: 'entry', to: '/nhap-so-lieu', needs: ['indicators:record'], group: 'work' },
  { key: 'evidence', to: '/minh-chung', needs: ['evidence:attach', 'indicators:record'], group: 'work' },
  { key: 'dossiers', to: '/ho-so', group: 'work' },
  { key: 'queue', to: '/tham-dinh', needs: ['assessment:appraise'], group: 'work' },
  {
    key: 'council',
    to: '/hoi-dong',
    needs: ['assessment:vote', 'assessment:consolidate', 'assessment:decide'],
    group: 'work',
  },
  { key: 'hamlets', to: '/thon-ap', group: 'work' },
  { key: 'people', to: '/quan-tri/nguoi-dung', needs: ['accounts:manage'], group: 'work' },
  { key: 'agencies', to: '/quan-tri/co-quan', needs: ['accounts:manage'], group: 'work' },
  { key: 'roles', to: '/quan-tri/vai-tro', needs: ['accounts:manage'], group: 'work' },
  { key: 'publications', to: '/cong-bo', needs: ['reports:publish'], group: 'work' },
  { key: 'decisions', to: '/quan-tri/quyet-dinh', needs: ['units:manage'], group: 'work' },
  { key: 'audit', to: '/quan-tri/nhat-ky', needs: ['audit:read'], group: 'work' },
  { key: 'units', to: '/don-vi', group: 'reference' },
  { key: 'frozenLists', to: '/danh-sach-chot', group: 'reference' },
  { key: 'sets', to: '/bo-tieu-chi', group: 'reference' },
  { key: 'calendar', to: '/lich', group: 'reference' },
  { key: 'notices', to: '/thong-bao', group: 'reference' },
  { key: 'views', to: '/ai-da-xem', group: 'reference' },
]

export function listScreens(session: SessionView): Screen[] {
  return SCREENS.filter(({ needs }) => !needs || needs.some((permission) => session.permissions.includes(permission)))
}
