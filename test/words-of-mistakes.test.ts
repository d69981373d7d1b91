import type { RouteOptions } from 'fastify'
import { expect } from 'vitest'
import { z } from 'zod'
import { createApp } from '../server/app.ts'
import type { App } from '../server/kernel/http.ts'
import { createLog } from '../server/kernel/log.ts'
import type { Module } from '../server/kernel/module.ts'
import { modules } from '../server/modules.ts'
import { test } from './harness.ts'

// Every message a person reads is our own Vietnamese: every shape of every address is given every kind of nonsense, and no
// answer may hold a word of a programming language.

const FOREIGN =
  /\b(string|number|boolean|array|object|null|undefined|integer|invalid|expected|received|required|unrecognized|must|too (small|big)|input|uuid|regex|pattern|NaN)\b/i

const NONSENSE: readonly unknown[] = [
  undefined,
  null,
  'chữ',
  '',
  ' ',
  'x'.repeat(5000),
  -1,
  1.5,
  1e12,
  Number.NaN,
  true,
  [],
  ['chữ', null],
  {},
  { thừa: 1 },
]

type Shape = { where: string; schema: z.ZodType }

test('no address answers a mistake with a word of programmers', async ({ world }) => {
  const shapes: Shape[] = []
  const spy: Module = {
    name: 'spy',
    routes: (app: App) => void app.addHook('onRoute', (route: RouteOptions) => void shapes.push(...shapesOf(route))),
  }
  await createApp(world.house, [spy, ...modules], createLog('silent'))
  expect(shapes.length).toBeGreaterThan(60)
  const foreign = shapes.flatMap(({ where, schema }) =>
    mistakesOf(schema).flatMap((said) => (FOREIGN.test(said) ? [`${where}: ${said}`] : [])),
  )
  expect([...new Set(foreign)]).toEqual([])
})

function shapesOf({ method, url, schema }: RouteOptions): Shape[] {
  return (['body', 'querystring', 'params'] as const).flatMap((part) => {
    const shape: unknown = schema?.[part]
    return shape instanceof z.ZodType ? [{ where: `${String(method)} ${url} ${part}`, schema: shape }] : []
  })
}

/** What the shape says to nonsense as a whole, and in each of its fields. */
function mistakesOf(schema: z.ZodType): string[] {
  const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  const fields = keys.flatMap((key) => NONSENSE.map((value) => ({ [key]: value })))
  return [...NONSENSE, ...fields].flatMap((value) => {
    const read = schema.safeParse(value)
    return read.success ? [] : read.error.issues.map((issue) => issue.message)
  })
}
