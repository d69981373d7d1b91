import { problem } from '../../kernel/problem.ts'

export const unreadableDate = problem(
  422,
  'unreadable-date',
  'Ngày chưa đọc được',
  (text: string) => `“${text}” không phải là một ngày. Viết dạng 30/06/2025 (ngày/tháng/năm).`,
)

export const dateBeforeLists = problem(
  404,
  'date-before-lists',
  'Chưa có danh mục của ngày này',
  (date: string) => `Danh mục đơn vị bắt đầu từ 01/01/2023, chưa có cho ngày ${date}. Chọn một ngày sau đó.`,
)

export const unreadableYear = problem(
  422,
  'unreadable-year',
  'Kỳ chưa đọc được',
  (text: string) => `“${text}” không phải là một năm. Viết bốn chữ số, ví dụ 2024.`,
)

export const noSuchProvince = problem(
  404,
  'no-such-province',
  'Không có tỉnh này',
  (code: string, date: string) =>
    `Không có tỉnh, thành phố mang mã “${code}” vào ngày ${date}. Chọn lại trong danh sách.`,
)
