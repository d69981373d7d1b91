import type { Command } from 'commander'
import { readConfig } from '../kernel/config.ts'
import { importCriteria, importFigures } from './import.ts'
import { type BoundaryOptions, importBoundaryFile } from './import-boundaries.ts'
import { type DecisionOptions, importReform, importUnits } from './import-units.ts'
import type { Act } from './program.ts'

type DryRun = { dryRun?: boolean }
const ONLY_CHECK = ['--dry-run', 'chỉ đọc và kiểm tra, không ghi'] as const

/** `nts import …`: what comes in from a file. */
export function addImportCommands(program: Command, act: Act): void {
  const bring = program.command('import').description('Đưa dữ liệu vào từ tệp')
  bring
    .command('criteria <tệp>')
    .description('Một bộ tiêu chí trọn vẹn, từ .xlsx hoặc .json')
    .option(...ONLY_CHECK)
    .action(act(({ say }, file: string, options: DryRun) => importCriteria(readConfig(), file, options, say)))
  bring
    .command('figures <tệp>')
    .description('Số liệu từ mẫu Excel đã điền; đơn vị và kỳ nằm trong tệp')
    .option(...ONLY_CHECK)
    .action(act(({ say }, file: string, options: DryRun) => importFigures(readConfig(), file, options, say)))
  bring
    .command('units <phụ-lục>')
    .description('Một quyết định về đơn vị hành chính: phụ lục Excel hoặc CSV, mỗi dòng một thay đổi')
    .requiredOption('--number <chữ>', 'số, ký hiệu của quyết định')
    .requiredOption('--signed-on <ngày>', 'ngày ký, ví dụ 2026-04-24')
    .requiredOption('--issuer <chữ>', 'cơ quan ban hành')
    .requiredOption('--title <chữ>', 'trích yếu')
    .requiredOption('--day <ngày>', 'ngày bắt đầu có hiệu lực, ví dụ 2026-04-30')
    .option('--dry-run', 'chỉ chạy thử, không ghi')
    .action(act(({ say }, file: string, options: DecisionOptions) => importUnits(readConfig(), file, options, say)))
  bring
    .command('reform <bảng>')
    .description('Bảng chuyển đổi mã xã cũ - mới ngày 01/07/2025 (CSV: oldCode, newCode, areaShare)')
    .option('--dry-run', 'chỉ chạy thử, không ghi')
    .action(act(({ say }, file: string, options: DryRun) => importReform(readConfig(), file, options, say)))
  addBoundaries(bring, act)
}

function addBoundaries(bring: Command, act: Act): void {
  bring
    .command('boundaries <tệp>')
    .description('Ranh giới một cấp từ GeoJSON; properties.code là mã đơn vị vào ngày --valid-from')
    .requiredOption('--valid-from <ngày>', 'ngày đầu có hiệu lực, dạng 2025-07-01')
    .option('--valid-to <ngày>', 'ngày đầu hết hiệu lực; bỏ trống là đến nay')
    .option('--level <cấp>', 'province, district hoặc commune; bỏ trống thì đoán theo số chữ số của mã')
    .option('--indicative-after <ngày>', 'từ ngày này ranh giới chỉ để tham khảo')
    .option('--title <chữ>', 'tên lớp ranh giới')
    .option('--source <chữ>', 'nguồn, in dưới bản đồ')
    .option('--accuracy <mét>', 'sai lệch lớn nhất tính bằng mét, theo nguồn')
    .option('--skip-refused', 'nhận các hình đúng dù có hình bị từ chối')
    .option(...ONLY_CHECK)
    .action(
      act(({ say }, file: string, options: BoundaryOptions) => importBoundaryFile(readConfig(), file, options, say)),
    )
}
