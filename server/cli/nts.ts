import { Command } from 'commander'
import { readConfig } from '../kernel/config.ts'
import { exportCriteria, exportUnitList } from './export.ts'
import { importCriteria, importFigures } from './import.ts'
import { type DecisionOptions, importReform, importUnits, undoUnits } from './import-units.ts'
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
  .command('units <annex>')
  .description('Một quyết định về đơn vị hành chính: phụ lục Excel hoặc CSV, mỗi dòng một thay đổi')
  .requiredOption('--number <text>', 'số, ký hiệu của quyết định')
  .requiredOption('--signed-on <date>', 'ngày ký, ví dụ 2026-04-24')
  .requiredOption('--issuer <text>', 'cơ quan ban hành')
  .requiredOption('--title <text>', 'trích yếu')
  .requiredOption('--day <date>', 'ngày bắt đầu có hiệu lực, ví dụ 2026-04-30')
  .option('--dry-run', 'chỉ chạy thử, không ghi')
  .action(async (file: string, options: DecisionOptions) => {
    process.exitCode = await importUnits(readConfig(), file, options, say)
  })
bring
  .command('reform <table>')
  .description('Bảng chuyển đổi mã xã cũ - mới ngày 01/07/2025 (CSV: oldCode, newCode, areaShare)')
  .option('--dry-run', 'chỉ chạy thử, không ghi')
  .action(async (file: string, options: { dryRun?: boolean }) => {
    process.exitCode = await importReform(readConfig(), file, options, say)
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
  .command('undo-units <decision>')
  .description('Hoàn tác một quyết định về đơn vị hành chính đã áp dụng, theo mã in khi áp dụng')
  .action(async (decision: string) => {
    process.exitCode = await undoUnits(readConfig(), decision, say)
  })

const write = program.command('export').description('Ghi dữ liệu ra tệp')
write
  .command('criteria <set> <file>')
  .description('Một bộ tiêu chí (ví dụ commune-basic-2021-2025@2) ra tệp .xlsx')
  .action(async (set: string, file: string) => {
    process.exitCode = await exportCriteria(readConfig(), set, file, say)
  })
write
  .command('units <file>')
  .description('Mọi đơn vị qua mọi thời, mỗi dòng một đơn vị (JSON)')
  .option('--known-at <instant>', 'như đã biết lúc ấy, ví dụ 2026-05-01T00:00:00Z')
  .action(async (file: string, options: { knownAt?: string }) => {
    process.exitCode = await exportUnitList(readConfig(), file, options, say)
  })

await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause) console.error(error.cause)
  process.exitCode = 1
})
