/** `ấp` → `Ấp`. */
export function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('vi') + word.slice(1)
}

export function typeOptions(types: readonly string[]): (readonly [string, string])[] {
  return types.map((type) => [type, capital(type)] as const)
}
