import { z } from 'zod'

// Zod's own Vietnamese says "mong đợi string, nhận được undefined": words of programmers. These are ours, for every
// shape that brings no sentence of its own. Each says what is allowed, so that the person knows what to do next.

const TYPES: Readonly<Record<string, string>> = {
  string: 'một đoạn chữ',
  number: 'một con số',
  int: 'một số nguyên',
  bigint: 'một số nguyên',
  boolean: 'Có hoặc Không',
  array: 'một danh sách',
  tuple: 'một danh sách',
  object: 'một nhóm giá trị',
  record: 'một nhóm giá trị',
  null: 'để trống',
  date: 'một ngày',
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'Mã định danh không đúng dạng. Lấy lại mã từ trang hoặc từ danh sách.',
  email: 'Địa chỉ thư điện tử viết dạng ten@coquan.gov.vn.',
  url: 'Địa chỉ trang web viết đủ, bắt đầu bằng https://.',
  date: 'Ngày viết dạng 2025-07-01.',
  datetime: 'Ngày giờ viết dạng 2025-07-01T08:00:00+07:00.',
}

type Issue = z.core.$ZodRawIssue

/** One Vietnamese sentence for a mistake of input; undefined leaves the sentence the shape itself brings. */
export function sayMistake(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Còn thiếu giá trị này.'
        : `Chỗ này cần ${TYPES[issue.expected] ?? 'giá trị khác'}.`
    case 'invalid_value':
      return `Chỉ nhận: ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return sayTooSmall(issue.origin, issue.minimum)
    case 'too_big':
      return sayTooBig(issue.origin, issue.maximum)
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'Viết chưa đúng dạng. Xem mẫu ở trang tài liệu /api/docs.'
    case 'not_multiple_of':
      return `Cần là bội số của ${issue.divisor}.`
    case 'unrecognized_keys':
      return `Không nhận: ${issue.keys.join(', ')}. Bỏ đi, hoặc xem lại tên.`
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'Giá trị không đúng. Xem mẫu ở trang tài liệu /api/docs.'
  }
}

function sayTooSmall(origin: string, least: number | bigint): string {
  if (origin === 'string') return least === 1 ? 'Không để trống.' : `Cần ít nhất ${least} chữ.`
  return origin === 'array' || origin === 'set' ? `Cần ít nhất ${least} mục.` : `Không nhỏ hơn ${least}.`
}

function sayTooBig(origin: string, most: number | bigint): string {
  if (origin === 'string') return `Dài nhất ${most} chữ.`
  return origin === 'array' || origin === 'set' ? `Nhiều nhất ${most} mục.` : `Không lớn hơn ${most}.`
}

/** Makes these the words of every shape in this process. */
export function speakVietnamese(): void {
  z.config({ localeError: sayMistake })
}
