import { type FieldError, problem } from '../../kernel/problem.ts'

export const outsideYourAgencies = problem(
  403,
  'outside-your-agencies',
  'Ngoài phạm vi quản trị',
  () => 'Bạn chỉ ghi cơ quan ở đơn vị của mình và các đơn vị cấp dưới. Đề nghị người quản trị của đơn vị đó.',
)

export const agencyExists = problem(
  409,
  'agency-exists',
  'Cơ quan đã có',
  (name: string, unit: string) =>
    `${unit} đã có “${name}” trong những ngày này. Mở cơ quan đó để sửa, hoặc ghi tên khác.`,
)

export const agencyOver = problem(
  409,
  'agency-over',
  'Cơ quan đã kết thúc',
  (name: string, lastDay: string) => `${name} đã ghi ngày cuối là ${lastDay}. Chọn ngày trước đó, hoặc cơ quan kế tục.`,
)

export const renamedLater = problem(
  409,
  'renamed-later',
  'Đã có tên mới hơn',
  (name: string, from: string) => `Đã ghi tên “${name}” từ ngày ${from}. Chọn ngày sau đó.`,
)

/** `holder` null: nobody holds it. */
export const sectorHeld = problem(
  409,
  'sector-held',
  'Lĩnh vực do cơ quan khác giữ',
  (sector: string, holder: string | null, day: string) =>
    holder === null
      ? `Ngày ${day} chưa cơ quan nào giữ lĩnh vực “${sector}”. Tải lại rồi ghi lại.`
      : `Ngày ${day} lĩnh vực “${sector}” do ${holder} giữ. Mỗi lúc chỉ một cơ quan giữ một lĩnh vực: ` +
        'chuyển từ cơ quan đó, hoặc chọn ngày khác.',
)

export const holdsNoSectors = problem(
  409,
  'holds-no-sectors',
  'Không giữ lĩnh vực',
  (name: string) =>
    `${name} không giữ lĩnh vực nào của tỉnh: chỉ sở, ngành cấp tỉnh thẩm định chỉ tiêu mới giữ. Chọn cơ quan khác.`,
)

export const alreadyFocal = problem(
  409,
  'already-focal',
  'Đang là cơ quan đầu mối',
  (name: string, programme: string, days: string) =>
    `${name} đã là cơ quan đầu mối “${programme}” ${days}. Chọn ngày khác, hoặc ghi kết thúc lần đó trước.`,
)

export const focalOver = problem(
  409,
  'focal-over',
  'Đã thôi làm đầu mối',
  (lastDay: string) => `Đã ghi ngày cuối làm cơ quan đầu mối là ${lastDay}. Chọn ngày trước đó.`,
)

/** Every reason why an act cannot be recorded, each at its field. */
export const agencyRefused = problem(409, 'agency-refused', 'Chưa ghi được', (errors: FieldError[]) => ({
  detail:
    errors.length === 1 && errors[0] ? errors[0].detail : `Có ${errors.length} chỗ chưa ghi được. Sửa rồi gửi lại.`,
  extra: { errors },
}))
