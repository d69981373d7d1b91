import { connect } from 'node:net'

/** What a server answers to these very bytes, which no well-behaved client would send; ends when the server hangs up. */
export function sendRaw(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () => socket.write(request))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.setTimeout(3000, () => socket.destroy())
    // A server may hang up on what it will not read: what it said before counts.
    socket.on('error', () => {})
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}
