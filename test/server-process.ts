import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const program = join(import.meta.dirname, '..', 'bin', 'nts.mjs')

export type ServerProcess = {
  url: string
  pid: number
  /** Seconds from the command to the printed address. */
  startSeconds: number
  output: () => string
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts the product as a person does, on a free port, and waits for its address. */
export function startServer(environment: Record<string, string>, patience = 240_000): Promise<ServerProcess> {
  return startProgram([program, 'serve'], { HOST: '127.0.0.1', PORT: '0', NTS_LOG: 'error', ...environment }, patience)
}

/** Any program that prints its address as ours does. */
export async function startProgram(
  command: readonly string[],
  environment: Record<string, string>,
  patience = 30_000,
): Promise<ServerProcess> {
  const started = performance.now()
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const output = (): string => lines.join('')
  const url = await waitForAddress(child, lines, patience)
  return {
    url,
    pid: child.pid ?? 0,
    startSeconds: (performance.now() - started) / 1000,
    output,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}

function waitForAddress(child: ChildProcess, lines: string[], patience: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end('no address in time'), patience)
    const end = (why: string): void => {
      clearTimeout(timer)
      child.kill('SIGTERM')
      reject(new Error(`${why}\n${lines.join('')}`))
    }
    const read = (chunk: Buffer): void => {
      lines.push(chunk.toString())
      const url = /đang chạy: (http\S+)/.exec(lines.join(''))?.[1]
      if (!url) return
      clearTimeout(timer)
      resolve(url)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => end(`the server ended with ${String(code)}`))
  })
}
