// Runs before `npm start`. A fresh clone has no workbench bundle, and after a pull the old one no longer fits the API.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bundle = join(root, 'dist', 'web', 'index.html')
const sources = [
  'web/**/*',
  'design/**/*',
  'server/modules/*/*contract.ts',
  'server/kernel/{period,decimal,time}.ts',
  'package-lock.json',
]

const changedAt = (file: string): number => statSync(file).mtimeMs
const newest = Math.max(...globSync(sources, { cwd: root }).map((file) => changedAt(join(root, file))))

if (!existsSync(bundle) || changedAt(bundle) < newest) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite)) {
    console.error('Chưa có bàn làm việc trong dist/web và chưa cài công cụ dựng. Chạy: npm ci')
    process.exit(1)
  }
  console.log('Dựng bàn làm việc (vài giây, chỉ khi mã thay đổi)…')
  const built = spawnSync(process.execPath, [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  process.exitCode = built.status ?? 1
}
