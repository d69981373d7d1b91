import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { globalSetup: ['test/global-setup.ts'], include: ['server/**/*.test.ts', 'design/**/*.test.ts', 'tools/**/*.test.ts', 'test/*.test.ts'], testTimeout: 30000, hookTimeout: 60000 } })
