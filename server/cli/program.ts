import { Command, CommanderError } from 'commander'
import { readConfig } from '../kernel/config.ts'
import { exportCriteria, exportUnitList } from './export.ts'
import { addImportCommands } from './import-commands.ts'
import { undoUnits } from './import-units.ts'
import { init } from './init.ts'
import { runMigrations } from './migrate.ts'
import { readmit } from './readmit.ts'
import { sayFault } from './say-fault.ts'
import { serve } from './serve.ts'
import type { Terminal } from './terminal.ts'
import { verify } from './verify.ts'
import { pointToHelp, speakVietnamese } from './vietnamese.ts'

/** Makes the action of a command out of work on a terminal; what the work returns is the exit code, nothing means 0. */
export type Act = <Args extends unknown[]>(
  work: (terminal: Terminal, ...args: Args) => Promise<number | void>,
) => (...args: Args) => Promise<void>

/** Runs one command line, without the program's own name. Resolves to the exit code; whatever fails is said in Vietnamese. */
export async function runNts(args: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0
  const act: Act =
    (work) =>
    async (...given) => {
      code = (await work(terminal, ...given)) ?? 0
    }
  try {
    await makeProgram(terminal, act).parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    terminal.err(`${sayFault(error)}\n`)
    return 1
  } finally {
    terminal.close()
  }
}

/** The commands themselves, for the help, the tests and `runNts`. */
export function makeProgram(terminal: Terminal, act: Act): Command {
  const program = speakVietnamese(new Command('nts'))
    .description('Nông thôn số: chạy, chuẩn bị và kiểm tra hệ thống')
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
  program
    .command('serve')
    .description('Chạy hệ thống; lần đầu tự tạo cơ sở dữ liệu minh họa')
    .action(act(({ say }) => serve(readConfig(), say)))
  program
    .command('init')
    .description('Tạo cơ sở dữ liệu thật, chưa có người dùng, và in đường dẫn cho người quản trị đầu tiên')
    .action(act(({ say }) => init(readConfig(), say)))
  program
    .command('readmit <tên đăng nhập>')
    .description('Cho người quản trị cả nước mất điện thoại và mã dự phòng vào lại: tắt hai bước, in đường dẫn một lần')
    .action(act(({ say }, login: string) => readmit(readConfig(), login, say)))
  program
    .command('migrate')
    .description('Đưa cơ sở dữ liệu lên bản mới nhất')
    .action(act(({ say }) => runMigrations(readConfig(), say)))
  program
    .command('verify')
    .description('Kiểm tra chuỗi niêm phong của nhật ký, và các mắt xích đã giữ mỗi ngày')
    .option('--anchors <tệp>', 'tệp các mắt xích đã giữ, ví dụ bản chép ở máy khác')
    .action(act(({ say }, options: { anchors?: string }) => verify(readConfig(), say, options.anchors)))
  addImportCommands(program, act)
  program
    .command('undo-units <mã>')
    .description('Hoàn tác một quyết định về đơn vị hành chính đã áp dụng, theo mã in khi áp dụng')
    .action(act(({ say }, decision: string) => undoUnits(readConfig(), decision, say)))
  addExportCommands(program, act)
  pointToHelp(program)
  return program
}

/** They only note on stderr what they did: the file may be /dev/stdout. */
function addExportCommands(program: Command, act: Act): void {
  const write = program.command('export').description('Ghi dữ liệu ra tệp')
  write
    .command('criteria <bộ> <tệp>')
    .description('Một bộ tiêu chí (ví dụ commune-basic-2021-2025@2) ra tệp .xlsx')
    .action(act(({ note }, set: string, file: string) => exportCriteria(readConfig(), set, file, note)))
  write
    .command('units <tệp>')
    .description('Mọi đơn vị qua mọi thời, mỗi dòng một đơn vị (JSON)')
    .option('--known-at <lúc>', 'như đã biết lúc ấy, ví dụ 2026-05-01T00:00:00Z')
    .action(
      act(({ note }, file: string, options: { knownAt?: string }) => exportUnitList(readConfig(), file, options, note)),
    )
}
