import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { completeLock, Lock } from './lock-file.ts'

test('the lock file names the builds of every platform: run npm run lock', async () => {
  const text = await readFile(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')
  expect(completeLock(Lock.parse(JSON.parse(text)))).toEqual([])
})

test('a missing build is added with the platform in its name', () => {
  const wants = (...names: string[]): Lock => ({
    packages: { 'node_modules/a': { optionalDependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])) } },
  })
  const lock = wants('@a/b-linux-arm64-musl', '@a/b-win32-x64-msvc', '@a/b-linux-arm-gnueabihf')
  expect(completeLock(lock)).toHaveLength(3)
  expect(lock.packages['node_modules/@a/b-linux-arm64-musl']).toEqual({
    version: '1.0.0',
    optional: true,
    cpu: ['arm64'],
    os: ['linux'],
    libc: ['musl'],
  })
  expect(lock.packages['node_modules/@a/b-win32-x64-msvc']).toMatchObject({ os: ['win32'], cpu: ['x64'] })
  expect(lock.packages['node_modules/@a/b-linux-arm-gnueabihf']).toMatchObject({ cpu: ['arm'], libc: ['glibc'] })
  expect(() => completeLock(wants('@a/fast'))).toThrow('names no platform')
})
