import type { FigureSheet } from '../../../server/modules/indicators/contract.ts'
import { Note } from '../../ui/messages.tsx'

/** What last year's column of a unit that began since is made of, and why parts of it are empty. */
export function InheritedNote({ sheet, year }: { sheet: FigureSheet; year: number }) {
  const { inherited } = sheet
  if (inherited.length === 0) return null
  const names = [...new Set(inherited.flatMap(({ inputs }) => inputs.map(({ unit }) => unit)))]
  const unknown = Map.groupBy(inherited, ({ why }) => why)
  const lines = [
    [
      unknown.get('unknown-share'),
      'chưa biết đơn vị cũ nhập toàn bộ hay một phần; quản trị nạp bảng chuyển đổi thì tính được',
    ],
    [unknown.get('missing'), 'có đơn vị cũ chưa báo cáo'],
    [unknown.get('re-collect'), 'không cộng gộp được, phải thu thập lại cho đơn vị mới'],
  ] as const
  return (
    <Note icon="copies" title={`Cột ${year} gộp từ ${names.join(', ')}`}>
      <ul>
        {lines.flatMap(([points, words]) => (points ? [<li key={words}>{`${points.length} số ${words}.`}</li>] : []))}
      </ul>
    </Note>
  )
}
