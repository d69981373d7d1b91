import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** Counters of one process in the Prometheus text format. Routes are named by pattern, never by address. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Histogram({
    name: 'nts_request_seconds',
    help: 'Time to answer a request',
    labelNames,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  const refusals = new Counter({
    name: 'nts_refusals_total',
    help: 'Refusals and faults by kind of problem',
    labelNames: ['slug'] as const,
    registers: [registry],
  })
  return { registry, requests, refusals }
}
