import { createTransport } from 'nodemailer'

/** Where e-mail is handed over: `smtp://user:password@host:587`, `smtps://…`; `from` is the sender on every letter. */
export type SmtpConfig = { url: string; from: string }

export type Letter = {
  /** The same for every attempt: a mail program shows a letter that was sent twice once. */
  id: string
  to: string
  subject: string
  text: string
  html: string
}

const PATIENCE_MS = 20_000

/**
 * Hands one letter over. Never call it inside a transaction. Throws a short error without addresses: what a job
 * throws is kept in its queue.
 */
export async function sendLetter({ url, from }: SmtpConfig, letter: Letter): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      messageId: `<${letter.id}@${from.split('@').at(-1)}>`,
      // Objects, not text: nothing in an address is read as a second one.
      from: { name: 'Nông thôn số', address: from },
      to: { name: '', address: letter.to },
      subject: onOneLine(letter.subject),
      text: letter.text,
      html: letter.html,
      // Answering machines stay silent (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    // oxlint-disable-next-line preserve-caught-error -- the cause names the address, and the queue keeps it
    throw new Error(`the mail server did not take a letter: ${sayFault(error)}`)
  } finally {
    transport.close()
  }
}

/** A line break would begin another header. */
function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function sayFault(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  return [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ')
}
