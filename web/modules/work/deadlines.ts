/** Earliest deadline first; work without a deadline after it, in the order it was given. */
export function sortByDeadline<T extends { dueOn: string | null }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}

type DaysWords = { late(days: number): string; today: string; left(days: number): string }

/** `3` → "3 days left", `0` → "last day today", `-2` → "2 days overdue". */
export function sayDaysLeft(days: number, words: DaysWords): string {
  if (days < 0) return words.late(-days)
  return days === 0 ? words.today : words.left(days)
}

/** An address of the workbench as the server writes it, taken apart for the router, which counts from `/lam-viec`. */
export function readLocalLink(link: string): { to: string; search: Record<string, string> } {
  const [path = '', query = ''] = link.replace(/^\/lam-viec(?=\/|$|\?)/, '').split('?')
  return { to: path || '/', search: Object.fromEntries(new URLSearchParams(query)) }
}
