/** `1 dossier`, `12 dossiers`: for the English dictionaries; Vietnamese words have no plural. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}
