/** Earliest deadline first; work without a deadline after it, in the order it was given. */
export function sortByDeadline<T extends { dueOn: string | null }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}

/** `3` → "còn 3 ngày", `0` → "hết hạn hôm nay", `-2` → "quá 2 ngày". */
export function sayDaysLeft(days: number): string {
  if (days < 0) return `quá ${-days} ngày`
  return days === 0 ? 'hết hạn hôm nay' : `còn ${days} ngày`
}

/** An address of the workbench as the server writes it, taken apart for the router, which counts from `/lam-viec`. */
export function readLocalLink(link: string): { to: string; search: Record<string, string> } {
  const [path = '', query = ''] = link.replace(/^\/lam-viec(?=\/|$|\?)/, '').split('?')
  return { to: path || '/', search: Object.fromEntries(new URLSearchParams(query)) }
}
