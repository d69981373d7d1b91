import pino, { type Logger } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/** Structured logs without bodies, cookies or query strings: personal data stays out (ASVS 16.2.5). */
export function createLog(level: Config['logLevel']): Log {
  return pino({
    level,
    redact: ['req.headers.cookie', 'req.headers.authorization'],
    serializers: {
      req: (req: { id: string; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        path: req.url.split('?', 1)[0],
      }),
    },
  })
}
