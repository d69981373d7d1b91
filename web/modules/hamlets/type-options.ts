/** `ấp` → `Ấp`. */
export function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('vi') + word.slice(1)
}

export function typeOptions(types: readonly string[]): (readonly [string, string])[] {
  return types.map((type) => [type, capital(type)] as const)
}

/** Words the commune's hamlets already go by stand first. */
export function usualFirst(types: readonly string[], items: readonly { type: string }[]): readonly string[] {
  const used = new Set(items.map(({ type }) => type))
  return [...types.filter((type) => used.has(type)), ...types.filter((type) => !used.has(type))]
}
