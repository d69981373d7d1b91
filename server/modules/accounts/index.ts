/**
 * Agencies, people, their posts, and signing in.
 * Tables: accounts.* (migrations 0003, 0022, 0023, 0033–0036, 0042–0045). Events: accounts.signed-in, -signed-out, person-…, position-…, below.
 * Legal basis of the agencies: data/agencies.json names it per agency; unknown stays unknown.
 */
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { authenticate } from './authenticate.ts'
import { addAccountRoutes } from './account-routes.ts'
import { addAgencyRoutes } from './agency-routes.ts'
import { addInvitationPage } from './invitation-page.ts'
import { followUnits, postsImpact, unfollowUnits } from './posts/follow-units.ts'
import { catchUpAgencies, loadAgencies } from './agencies/load-agencies.ts'
import { loadCast } from './demo/load-cast.ts'
import { addSignInPages } from './pages.ts'
import { addLeftOpenRoutes } from './left-open-routes.ts'
import { addPasskeyRoutes } from './passkey-routes.ts'
import { addPeopleRoutes } from './people-routes.ts'
import { addPeopleSheetRoutes } from './people-sheet-routes.ts'
import { addPersonSignInRoutes } from './person-sign-in-routes.ts'
import { addRoleRoutes } from './role-routes.ts'
import { addSessionRoutes } from './routes.ts'
import { addSsoEnd, addSsoPages } from './sso-pages.ts'
import { addTokenRoutes } from './token-routes.ts'
import { accountLeftOpen } from './people/left-open.ts'

export { holderById, holderOfPost, leaverById } from './posts/acting-posts.ts'
export { agencyById, agencyHolding } from './agencies/agencies.ts'
export { postsEndingBy, tokenById, tokensExpiring } from './people/ending.ts'
export { focalAgenciesOn } from './agencies/focal-agencies.ts'
export { agenciesFollowing } from './agencies/follow-agencies.ts'
export { inviteFirstAdministrator } from './people/first-administrator.ts'
export { placesOfSessions } from './sessions/session-places.ts'
export {
  type DaysOfPerson,
  daysOfPeopleAt,
  idsOfPeopleAt,
  idsOfPeopleNamed,
  keyOfDay,
  namesOfPeople,
  peopleWith,
  postsOnDays,
} from './names.ts'
export { nameOfProgramme } from './agencies/programmes.ts'
export { positionsOfPeople } from './posts/positions.ts'
export { readmitAdministrator } from './people/readmit-administrator.ts'

export const accounts: Module = {
  name: 'accounts',
  events: {
    'accounts.agencies-loaded': 'Nạp danh mục cơ quan',
    'accounts.cast-loaded': 'Tạo dàn nhân vật minh họa',
    'accounts.working-date-set': 'Đặt ngày làm việc của bản minh họa',
    'accounts.agency-added': 'Thêm cơ quan',
    'accounts.agency-renamed': 'Đổi tên cơ quan',
    'accounts.agency-ended': 'Kết thúc cơ quan',
    'accounts.sector-moved': 'Chuyển lĩnh vực giữa các cơ quan',
    'accounts.focal-begun': 'Giao làm cơ quan đầu mối',
    'accounts.focal-ended': 'Thôi làm cơ quan đầu mối',
  },
  quietEvents: {
    'accounts.signed-in': 'Đăng nhập',
    'accounts.signed-out': 'Đăng xuất',
    'accounts.people-viewed': 'Xem người dùng',
    'accounts.person-added': 'Thêm người dùng',
    'accounts.person-invited': 'Tạo đường dẫn một lần',
    'accounts.person-disabled': 'Khóa tài khoản',
    'accounts.person-enabled': 'Mở khóa tài khoản',
    'accounts.person-renamed': 'Sửa họ tên',
    'accounts.person-erased': 'Xóa dữ liệu cá nhân',
    'accounts.position-given': 'Giao vị trí công tác',
    'accounts.position-ended': 'Kết thúc vị trí công tác',
    'accounts.role-made': 'Tạo vai trò của tỉnh',
    'accounts.role-changed': 'Sửa quyền của vai trò',
    'accounts.role-reset': 'Đưa vai trò về mẫu',
    'accounts.deputy-given': 'Giao làm thay',
    'accounts.acting-chosen': 'Chuyển vị trí làm việc',
    'accounts.password-set': 'Đặt mật khẩu',
    'accounts.proof-given': 'Xác minh lại',
    'accounts.second-factor-set': 'Bật mã của ứng dụng xác thực',
    'accounts.second-factor-removed': 'Tắt mã của ứng dụng xác thực',
    'accounts.passkey-added': 'Thêm khóa truy cập',
    'accounts.passkey-removed': 'Gỡ khóa truy cập',
    'accounts.passkey-copied': 'Từ chối khóa truy cập có dấu hiệu bị sao chép',
    'accounts.recovery-codes-made': 'Tạo bộ mã dự phòng mới',
    'accounts.recovery-code-used': 'Đăng nhập bằng mã dự phòng',
    'accounts.sessions-ended': 'Kết thúc phiên làm việc',
    'accounts.sign-in-viewed': 'Xem cách đăng nhập của một người',
    'accounts.token-made': 'Tạo mã truy cập',
    'accounts.token-revoked': 'Thu hồi mã truy cập',
    'accounts.ended-by-sso': 'Cổng đăng nhập một lần kết thúc phiên',
    'accounts.identity-linked': 'Gắn tài khoản đăng nhập một lần',
    'accounts.identity-unlinked': 'Bỏ gắn tài khoản đăng nhập một lần',
    'accounts.posts-followed': 'Vị trí công tác chuyển theo đơn vị',
  },
  reactions: { 'units.changed': followUnits, 'units.change-undone': unfollowUnits },
  unitImpact: postsImpact,
  leftOpen: accountLeftOpen,
  routes(app) {
    addSessionRoutes(app)
    addAccountRoutes(app)
    addPasskeyRoutes(app)
    addTokenRoutes(app)
    addPeopleRoutes(app)
    addPeopleSheetRoutes(app)
    addPersonSignInRoutes(app)
    addLeftOpenRoutes(app)
    addAgencyRoutes(app)
    addRoleRoutes(app)
  },
  pages(app) {
    addSignInPages(app)
    addSsoPages(app)
    addSsoEnd(app)
    addInvitationPage(app)
  },
  async prepare(ctx, kind, say) {
    await loadAgencies(ctx, say)
    if (kind === 'demo') await loadCast(ctx, say)
  },
  catchUp: catchUpAgencies,
  authenticate,
}
