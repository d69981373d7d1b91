import { lowerFirst } from '../../../design/format.ts'
import { problem } from '../../kernel/problem.ts'

type Holder = { id: string; code: string; name: string }

export const unitElsewhen = problem(
  404,
  'unit-elsewhen',
  'Ngày đó chưa có hoặc không còn đơn vị này',
  (unit: string, day: string, holders: readonly Holder[]) => ({
    detail:
      holders.length === 0
        ? `Ngày ${day} không có ${unit}. Chọn năm khác.`
        : `Ngày ${day} không có ${unit}; đất ấy khi đó thuộc ${holders.map(({ name, code }) => `${name} (mã ${code})`).join(', ')}. Chọn một trong các đơn vị đó.`,
    extra: { current: holders.map(({ id, code, name }) => ({ id, code, name })) },
  }),
)

export const notPublisher = problem(
  403,
  'not-publisher',
  'Bạn không công bố kết quả của đơn vị này',
  (unit: string) => `Kết quả của ${lowerFirst(unit)} do Văn phòng Điều phối nông thôn mới công bố.`,
)

export const nothingReported = problem(
  409,
  'nothing-reported',
  'Chưa có gì để công bố',
  (unit: string, year: number) => `Chưa xã nào của ${lowerFirst(unit)} báo cáo số liệu năm ${year}.`,
)

export const publicationSame = problem(
  409,
  'publication-same',
  'Không có gì mới',
  (version: number) => `Kết quả không khác bản ${version} đã công bố. Bản mới chỉ cần khi có số liệu sửa.`,
)

export const publicationOvertaken = problem(
  409,
  'publication-overtaken',
  'Vừa có bản mới hơn',
  (version: number) =>
    `Trong lúc hệ thống in, bản ${version} đã được công bố từ số liệu mới hơn. Xem bản ấy; nếu còn số sửa sau đó thì công bố lại.`,
)

export const resultsNotFound = problem(
  404,
  'publication-not-found',
  'Không có bản công bố này',
  () => 'Kiểm tra lại địa chỉ, hoặc chọn trong danh sách kết quả đã công bố.',
)
