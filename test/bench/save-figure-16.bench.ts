import { benchSaving } from './saving.ts'

export const bench = benchSaving(16)
