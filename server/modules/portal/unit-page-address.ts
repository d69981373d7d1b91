import type { PlainDate } from '../../kernel/time.ts'

/** What the address of a unit page says besides the code; absent parts take their default. */
export type Asked = { ngay?: PlainDate; ky?: string; bo?: string; indicator?: string }

/** `/don-vi/30253?ngay=2024-10-14&ky=2024`, with only the parts that are given. */
export function unitAddress(code: string, asked: Asked = {}): string {
  const parts = { ngay: asked.ngay, ky: asked.ky, bo: asked.bo, 'chi-tieu': asked.indicator }
  const query = Object.entries(parts).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value).replaceAll('%40', '@')}`],
  )
  return `/don-vi/${code}${query.length > 0 ? `?${query.join('&')}` : ''}`
}
