import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DataElement } from './contract.ts'

const FILE = join(import.meta.dirname, '..', '..', '..', 'data', 'elements.json')

/** Every data element of the product by its code, in the order of the file. */
export const elements: ReadonlyMap<string, DataElement> = new Map(
  z
    .array(DataElement)
    .parse(JSON.parse(readFileSync(FILE, 'utf8')))
    .map((element) => [element.code, element]),
)

/** Elements counted in whole things, so that a gap in them is a whole number. */
export const countableElements: ReadonlySet<string> = new Set(
  [...elements.values()].filter((element) => element.valueKind === 'integer').map((element) => element.code),
)
