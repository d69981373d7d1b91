import type { ServerProcess } from '../server-process.ts'

/** What every bench may use: one cluster with one demo database, and the product running on it as its own process. */
export type BenchHouse = {
  databaseUrl: string
  server(): Promise<ServerProcess>
  /** An empty database of its own, for what may not touch the others'. */
  freshDatabase(): Promise<{ url: string; drop(): Promise<void> }>
  /** A fresh folder that is removed at the end. */
  folder(): Promise<string>
}

/** One turn; answers what it measured, in `unit`. */
export type Turn = () => Promise<number>

/** One line of the report. Write `test/bench/<name>.bench.ts` with `export const bench: Bench` and it is run. */
export type Bench = {
  name: string
  /** What ours and the baseline do, with the number of connections. */
  ours: string
  baseline?: string
  /** Unit of a turn's answer, for a bench without baseline. */
  unit?: string
  /** How often both are measured; 7 when absent. */
  turns?: number
  /** The goal for the ratio, or for ours when there is no baseline; missed only when the whole range misses. */
  goal: { atMost: number } | { atLeast: number }
  prepare(house: BenchHouse): Promise<{ ours: Turn; baseline?: Turn; close?: () => Promise<void> }>
}

export type Line = { text: string; isMissed: boolean }

const TURNS = 7

/** Lets ours and the baseline take turns, so that a busy machine slows both. */
export async function measure(bench: Bench, house: BenchHouse): Promise<Line> {
  const { ours, baseline, close } = await bench.prepare(house)
  const results: number[] = []
  try {
    await ours() // the first turn of each warms what every later one finds warm
    await baseline?.()
    for (let turn = 0; turn < (bench.turns ?? TURNS); turn++) results.push(await takeTurn(turn, ours, baseline))
  } finally {
    await close?.()
  }
  return sumUp(bench, results)
}

async function takeTurn(turn: number, ours: Turn, baseline: Turn | undefined): Promise<number> {
  if (!baseline) return ours()
  // Who goes first changes, so that neither always finds the other's leftovers.
  if (turn % 2 === 0) {
    const first = await ours()
    return first / (await baseline())
  }
  const first = await baseline()
  return (await ours()) / first
}

export function sumUp(bench: Bench, results: readonly number[]): Line {
  const sorted = results.toSorted((a, b) => a - b)
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  if (least === undefined || median === undefined || most === undefined)
    throw new Error(`${bench.name} measured nothing`)
  const isMissed = 'atMost' in bench.goal ? least > bench.goal.atMost : most < bench.goal.atLeast
  const goal = 'atMost' in bench.goal ? `goal ≤ ${bench.goal.atMost}` : `goal ≥ ${bench.goal.atLeast}`
  const unit = bench.baseline === undefined ? ` ${bench.unit ?? ''}` : ''
  const against = bench.baseline === undefined ? bench.ours : `${bench.ours} vs ${bench.baseline}`
  const range = `[${show(least)}–${show(most)}]`
  return {
    text: `bench ${bench.name} ${show(median)}${unit} ${range} (${against}) ${goal}${isMissed ? ' MISSED' : ''}`,
    isMissed,
  }
}

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
