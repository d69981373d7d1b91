import { afterEach, expect, test, vi } from 'vitest'
import { readConfig } from '../kernel/config.ts'
import { serve } from './serve.ts'

const house = vi.hoisted(() => ({ stop: () => Promise.resolve() }))
vi.mock('../main.ts', () => ({ start: async () => ({ url: 'http://127.0.0.1:1', stop: () => house.stop() }) }))

afterEach(() => {
  vi.restoreAllMocks()
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal)
})

async function codeAfterStop(): Promise<{ code: unknown; said: string }> {
  const exited = Promise.withResolvers<unknown>()
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    exited.resolve(code)
    return undefined as never
  })
  const said: string[] = []
  await serve(readConfig({}), (line) => said.push(line))
  process.emit('SIGTERM')
  return { code: await exited.promise, said: said.join('\n') }
}

test('a stop that closes everything exits with 0, one that could not says why and exits with 1', async () => {
  expect(await codeAfterStop()).toMatchObject({ code: 0 })
  house.stop = () => Promise.reject(new AggregateError([new Error('PostgreSQL không dừng được')]))
  expect(await codeAfterStop()).toMatchObject({ code: 1, said: expect.stringContaining('PostgreSQL không dừng được') })
})
