import { problem } from '../../kernel/problem.ts'

export const noBoundaries = problem(
  404,
  'no-boundaries',
  'Chưa có ranh giới',
  (level: string, date: string) =>
    `Chưa nạp ranh giới ${level} của ngày ${date}. Chọn ngày khác, hoặc xem bản đồ ô vuông.`,
)

export const unknownMapVersion = problem(
  404,
  'unknown-map-version',
  'Bản ranh giới này không còn',
  () => 'Ranh giới đã có bản khác. Hỏi lại bản hiện hành ở /api/v1/maps/{level}.',
)

export const noSuchTile = problem(
  404,
  'no-such-tile',
  'Không có ô bản đồ này',
  (least: number, most: number) => `Ô bản đồ có từ mức phóng ${least} đến ${most}, cột và hàng trong phạm vi của mức.`,
)
