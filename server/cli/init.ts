import { furnish, openDatabase } from '../house.ts'
import type { Config } from '../kernel/config.ts'
import { transactAsSystem } from '../kernel/http.ts'
import { readInstallation } from '../kernel/installation.ts'
import type { Say } from '../kernel/progress.ts'
import { inviteFirstAdministrator } from '../modules/accounts/index.ts'
import { modules } from '../modules.ts'
import { prepare } from '../prepare.ts'

/**
 * Makes a real database without people and prints the one-time link of its first administrator. Run again before
 * anybody has signed in, it prints a new link; any other database that is in use is refused.
 */
export async function init(config: Config, say: Say): Promise<void> {
  const database = await openDatabase(config, say)
  try {
    const { connection } = database
    const earlier = await readInstallation(connection.db)
    if (earlier?.kind === 'demo')
      throw new Error(
        'Cơ sở dữ liệu này là minh họa và không bao giờ thành cơ sở dữ liệu thật. ' +
          'Đặt NTS_DATA tới một thư mục khác, hoặc DATABASE_URL tới một cơ sở dữ liệu trống, rồi chạy lại.',
      )
    const installation = earlier ?? (await prepare(config, connection, 'real', say))
    const house = furnish({ ...config, fixedNow: undefined }, connection, installation, modules)
    const invitation = await transactAsSystem(house, 'init', inviteFirstAdministrator)
    if (!invitation)
      throw new Error(
        'Cơ sở dữ liệu này đã có người dùng. Người quản trị gửi đường dẫn đặt mật khẩu từ mục Người dùng trong hệ thống.',
      )
    const base = config.publicUrl ?? `http://${config.host}:${config.port}`
    say('Đã có cơ sở dữ liệu thật. Chạy: npx nts serve, rồi mở đường dẫn sau trong 24 giờ để đặt tên và mật khẩu')
    say('cho người quản trị đầu tiên (chỉ dùng được một lần):')
    say(`  ${base}${invitation.path}`)
  } finally {
    await database.stop()
  }
}
