/** Does every step in turn, whatever fails, and then throws what failed: the error itself, or all of them together. */
export async function runAll(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps) await step().catch((error: unknown) => failures.push(error))
  throwAny(failures)
}

/** Throws what failed, when anything did. */
export function throwAny(failures: readonly unknown[]): void {
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} steps failed`)
}
