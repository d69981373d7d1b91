import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleCss } from '../../design/bundle.ts'
import { etagOf } from './packed.ts'

const DESIGN = join(import.meta.dirname, '..', '..', 'design')

const addresses = new Map<string, string>()

/** One request a page: a style sheet of `design/` joined with those it imports. */
export function readStyle(name: string): Buffer {
  return Buffer.from(bundleCss(name, (one) => readFileSync(join(DESIGN, one), 'utf8')))
}

/** Address of a style sheet with a name of its content: a browser that has it never asks whether it still holds. */
export function addressOfStyle(name: string): string {
  const known = addresses.get(name)
  if (known) return known
  const address = `/assets/${name}?v=${versionOf(readStyle(name))}`
  addresses.set(name, address)
  return address
}

export function versionOf(content: Buffer): string {
  return etagOf(content).slice(3, 13)
}
