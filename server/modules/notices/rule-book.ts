import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RuleBook } from './rules.ts'

const FILE = join(import.meta.dirname, '..', '..', '..', 'data', 'notices.json')

/** The rules shipped with the product, read and checked once. */
export const ruleBook: RuleBook = RuleBook.parse(JSON.parse(readFileSync(FILE, 'utf8')))
