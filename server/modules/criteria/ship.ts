import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '../../kernel/context.ts'
import type { InstallationKind } from '../../kernel/installation.ts'
import { CriteriaSet } from './contract.ts'
import { publishSet } from './publish-set.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'data', 'criteria')

/** Publishes every set that comes with the product; illustrative ones only in a demo. */
export async function shipSets(ctx: Ctx, kind: InstallationKind, say: (line: string) => void): Promise<void> {
  const sets = shippedSets().filter((set) => kind === 'demo' || !set.illustrative)
  for (const set of sets) await publishSet(ctx, kind, set)
  say(`Đã nạp ${sets.length} bộ tiêu chí.`)
}

export function shippedSets(): CriteriaSet[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => CriteriaSet.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))))
}
