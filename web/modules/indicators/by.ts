import type { Words } from './words.vi.ts'

/** Who recorded a figure or attached a file; somebody who stood in for another carries both names. */
export function sayBy(name: string | null, actingFor: string | null, words: Words['hands']): string | null {
  return name !== null && actingFor !== null ? words.deputy(name, actingFor) : name
}
