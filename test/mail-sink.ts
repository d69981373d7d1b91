import { SMTPServer } from 'smtp-server'

type Received = { from: string; to: string[]; raw: string }

export type MailSink = {
  letters: Received[]
  /** `refuses`: turns every letter away for now, as a busy server does. */
  state: { refuses: boolean }
  port: number
  close(): Promise<void>
}

/** A real mail server on this machine that keeps what it is given. */
export async function openMailSink(): Promise<MailSink> {
  const letters: Received[] = []
  const state = { refuses: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(state.refuses ? Object.assign(new Error('later'), { responseCode: 451 }) : undefined),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        letters.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    letters,
    state,
    port: address.port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Headers without the folding of long lines, and both bodies decoded. */
export function readLetter({ raw }: Received): { headers: string; bodies: string } {
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const decoded = raw
    .replaceAll('=\r\n', '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
  const parts = raw.split(/\r\n--[^\r\n]+\r\n/).flatMap((part) => {
    const [partHead = '', ...body] = part.split('\r\n\r\n')
    return /base64/i.test(partHead) ? Buffer.from(body.join(''), 'base64').toString('utf8') : []
  })
  return { headers: head.replaceAll(/\r\n[ \t]+/g, ' '), bodies: [decoded, ...parts].join('\n') }
}
