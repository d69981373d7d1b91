import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InstallationKind } from '../../kernel/installation.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { Procedure } from './procedure.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'data', 'procedures')

/** The procedures shipped with the product, read and checked once. */
const shipped: readonly Procedure[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => Procedure.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))))

/**
 * The procedure of a unit level and tier for a dossier registered on a date. An illustrative set goes by an
 * illustrative procedure, and only in a demo database.
 */
export function procedureFor(
  kind: InstallationKind,
  wanted: { level: string; tier: string; registeredOn: PlainDate; illustrative: boolean },
): Procedure | undefined {
  return shipped
    .filter((p) => p.illustrative === wanted.illustrative && (kind === 'demo' || !p.illustrative))
    .filter((p) => p.level === wanted.level && p.tiers.includes(wanted.tier))
    .filter((p) => p.inForce.from <= wanted.registeredOn && (!p.inForce.to || wanted.registeredOn < p.inForce.to))
    .sort((a, b) => b.version - a.version)[0]
}

/** Every procedure a dossier may go by. */
export function procedures(): readonly Procedure[] {
  return shipped
}

/** The procedure a dossier began with. */
export function procedureOf(dossier: { procedure_id: string; procedure_version: number }): Procedure {
  const found = shipped.find((p) => p.id === dossier.procedure_id && p.version === dossier.procedure_version)
  if (!found) throw new Error(`procedure ${dossier.procedure_id}@${dossier.procedure_version} is not shipped any more`)
  return found
}
