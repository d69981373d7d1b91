import type { Module } from './kernel/module.ts'

/** Every room of the house, lowest floor first: reactions run in this order. */
export const modules: readonly Module[] = []
