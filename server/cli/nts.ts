import { Command } from 'commander'
import { readConfig } from '../kernel/config.ts'
import { exportCriteria } from './export.ts'
import { importCriteria, importFigures } from './import.ts'
import { type BoundaryOptions, importBoundaryFile } from './import-boundaries.ts'
import { init } from './init.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'
import { runMigrations } from './migrate.ts'

const program = new Command('nts').description('Nông thôn số: chạy, chuẩn bị và kiểm tra hệ thống')
const say = (line: string): void => console.log(line)

program
  .command('serve')
  .description('Chạy hệ thống; lần đầu tự tạo cơ sở dữ liệu minh họa')
  .action(() => serve(readConfig(), say))
program
  .command('init')
  .description('Tạo cơ sở dữ liệu thật, chưa có người dùng, và in đường dẫn cho người quản trị đầu tiên')
  .action(() => init(readConfig(), say))
program
  .command('migrate')
  .description('Đưa cơ sở dữ liệu lên bản mới nhất')
  .action(() => runMigrations(readConfig(), say))
program
  .command('verify')
  .description('Kiểm tra chuỗi niêm phong của nhật ký')
  .action(async () => {
    process.exitCode = await verify(readConfig(), say)
  })

const bring = program.command('import').description('Đưa dữ liệu vào từ tệp')
bring
  .command('criteria <file>')
  .description('Một bộ tiêu chí trọn vẹn, từ .xlsx hoặc .json')
  .option('--dry-run', 'chỉ đọc và kiểm tra, không ghi')
  .action(async (file: string, options: { dryRun?: boolean }) => {
    process.exitCode = await importCriteria(readConfig(), file, options, say)
  })
bring
  .command('figures <file>')
  .description('Số liệu từ mẫu Excel đã điền; đơn vị và kỳ nằm trong tệp')
  .option('--dry-run', 'chỉ đọc và kiểm tra, không ghi')
  .action(async (file: string, options: { dryRun?: boolean }) => {
    process.exitCode = await importFigures(readConfig(), file, options, say)
  })
bring
  .command('boundaries <file>')
  .description('Ranh giới một cấp từ GeoJSON; properties.code là mã đơn vị vào ngày --valid-from')
  .requiredOption('--valid-from <date>', 'ngày đầu có hiệu lực, dạng 2025-07-01')
  .option('--valid-to <date>', 'ngày đầu hết hiệu lực; bỏ trống là đến nay')
  .option('--level <level>', 'province, district hoặc commune; bỏ trống thì đoán theo số chữ số của mã')
  .option('--indicative-after <date>', 'từ ngày này ranh giới chỉ để tham khảo')
  .option('--title <text>', 'tên lớp ranh giới')
  .option('--source <text>', 'nguồn, in dưới bản đồ')
  .option('--accuracy <metres>', 'sai lệch lớn nhất tính bằng mét, theo nguồn')
  .option('--skip-refused', 'nhận các hình đúng dù có hình bị từ chối')
  .option('--dry-run', 'chỉ đọc và kiểm tra, không ghi')
  .action(async (file: string, options: BoundaryOptions) => {
    process.exitCode = await importBoundaryFile(readConfig(), file, options, say)
  })
program
  .command('export')
  .description('Ghi dữ liệu ra tệp')
  .command('criteria <set> <file>')
  .description('Một bộ tiêu chí (ví dụ commune-basic-2021-2025@2) ra tệp .xlsx')
  .action(async (set: string, file: string) => {
    process.exitCode = await exportCriteria(readConfig(), set, file, say)
  })

await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause) console.error(error.cause)
  process.exitCode = 1
})
