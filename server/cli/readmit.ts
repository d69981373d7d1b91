import type { Config } from '../kernel/config.ts'
import { transactAsSystem } from '../kernel/http.ts'
import type { Say } from '../kernel/progress.ts'
import { readmitAdministrator } from '../modules/accounts/index.ts'
import { withHouse } from './with-house.ts'

/** Prints a one-time link for an administrator of the country who cannot sign in any more. */
export async function readmit(config: Config, login: string, say: Say): Promise<void> {
  await withHouse(config, say, async (house) => {
    const invitation = await transactAsSystem(house, 'readmit', (ctx) => readmitAdministrator(ctx, login))
    if (!invitation)
      throw new Error(
        `Không có người quản trị cả nước nào đang giữ vị trí có tên đăng nhập “${login}”. ` +
          'Người khác thì nhờ người quản trị của đơn vị gửi đường dẫn và tắt hai bước ở mục Người dùng.',
      )
    const base = config.publicUrl ?? `http://${config.host}:${config.port}`
    say('Đã tắt đăng nhập hai bước và kết thúc mọi phiên của người này; nhật ký ghi việc đó.')
    say('Mở đường dẫn sau trong 24 giờ để đặt lại mật khẩu, rồi bật lại đăng nhập hai bước (chỉ dùng được một lần):')
    say(`  ${base}${invitation.path}`)
  })
}
