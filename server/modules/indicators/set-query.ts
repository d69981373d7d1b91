/** Does `id@version` (or `id`) name this set? */
export function setOf(wanted: string | undefined, set: { id: string; version: number }): boolean {
  return wanted === set.id || wanted === `${set.id}@${set.version}`
}
