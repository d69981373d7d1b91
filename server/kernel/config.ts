import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { SmtpConfig } from './mail.ts'
import type { S3Config } from './s3-store.ts'

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  NTS_DATA: z.string().default('./.nts'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  NTS_NOW: z.iso.datetime({ offset: true }).optional(),
  NTS_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  NTS_PG_BINDIR: z.string().optional(),
  NTS_TRUST_PROXY: z.string().refine(isProxyList).default('0'),
  NTS_ANCHORS: z.string().optional(),
  NTS_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  NTS_S3_REGION: z.string().default('us-east-1'),
  NTS_S3_KEY: z.string().optional(),
  NTS_S3_SECRET: z.string().optional(),
  NTS_METRICS: z.enum(['loopback', 'public']).default('loopback'),
  SECURITY_CONTACT: z.url({ protocol: /^(mailto|https|tel)$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: z.email().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(60).default('Đăng nhập một lần'),
  OIDC_SCOPE: z.string().default('openid profile email'),
})

/** Everything the process reads from its environment, once. Secrets come from here only. */
export type Config = {
  host: string
  port: number
  /** Absolute folder of the embedded cluster and the files. */
  dataDir: string
  /** An outside PostgreSQL ≥ 15; when absent the embedded one in `dataDir` is used. */
  databaseUrl: string | undefined
  publicUrl: string | undefined
  /** A fixed working instant, honoured by demo databases and tests only (rule 23). */
  fixedNow: string | undefined
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /**
   * Reverse proxies whose X-Forwarded-For is believed, as Fastify takes them: `loopback` (`1`), or the addresses and ranges of other
   * machines. Without them limits per address would see one address.
   */
  trustProxy: string | false
  /** Folder of another PostgreSQL's binaries for the private cluster; the packaged ones when absent. */
  pgBinDir: string | undefined
  /** File of the daily last link of the event chain; belongs on another machine. */
  anchorFile: string
  /** An S3-compatible store for files; when absent the folder `files` in `dataDir`. */
  s3: S3Config | undefined
  /** Does `/metrics` answer other machines too, or a proxy on this one? */
  hasPublicMetrics: boolean
  /** Where weaknesses are reported, as a URI for `/.well-known/security.txt` (RFC 9116). */
  securityContact: string | undefined
  /** The server that takes our e-mail; when absent none is ever sent. */
  smtp: SmtpConfig | undefined
  /** The province's single sign-on (OpenID Connect); absent = passwords only. */
  oidc: OidcConfig | undefined
}

export type OidcConfig = {
  issuer: string
  clientId: string
  clientSecret: string
  /** What its button says. */
  label: string
  scope: string
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Is this host the machine itself, so that nothing sent to it crosses a network? */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host.replace(/^\[|\]$/g, ''))
}

function isPlainAndPublic(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !isLoopback(hostname)
}

/** Passwords and session cookies never cross a network in clear: refused before anything listens. */
export function refusePlainAddress({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>): void {
  if (publicUrl?.startsWith('https:')) return
  if (isLoopback(host) && !(publicUrl && isPlainAndPublic(publicUrl))) return
  throw new Error(
    `Không mở ở địa chỉ không mã hóa (${publicUrl ?? `HOST=${host}`}): mật khẩu sẽ đi lộ trên mạng. ` +
      'Đặt máy chủ HTTPS phía trước và PUBLIC_URL=https://…, hoặc chỉ mở trong máy bằng HOST=127.0.0.1.',
  )
}

/** Reads and checks the environment. Throws one sentence a system administrator can act on. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success) {
    const wrong = read.error.issues.map(
      (issue) => `${issue.path.join('.')}=${hidePassword(String(given[String(issue.path[0])]))}`,
    )
    throw new Error(`Biến môi trường không hợp lệ: ${wrong.join(', ')}. Xem danh sách biến trong README.`)
  }
  const e = read.data
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir: resolve(e.NTS_DATA),
    databaseUrl: e.DATABASE_URL,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, ''),
    fixedNow: e.NTS_NOW,
    logLevel: e.NTS_LOG,
    trustProxy: readProxies(e.NTS_TRUST_PROXY),
    pgBinDir: e.NTS_PG_BINDIR,
    anchorFile: resolve(e.NTS_ANCHORS ?? join(e.NTS_DATA, 'mat-xich.jsonl')),
    s3: readS3(e),
    hasPublicMetrics: e.NTS_METRICS === 'public',
    securityContact: e.SECURITY_CONTACT,
    smtp: readSmtp(e),
    oidc: readOidc(e),
  }
}

/** `0`, `1`, or addresses and ranges between commas, e.g. `10.0.0.5,10.1.0.0/16`. A name would be looked up by nobody. */
function isProxyList(text: string): boolean {
  return (
    text === '0' ||
    text === '1' ||
    text.split(',').every((one) => {
      const [address = '', range, ...more] = one.trim().split('/')
      const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
      return bits > 0 && more.length === 0 && (range === undefined || (/^\d+$/.test(range) && Number(range) <= bits))
    })
  )
}

function readProxies(text: string): Config['trustProxy'] {
  if (text === '0') return false
  return text === '1' ? 'loopback' : text.replaceAll(' ', '')
}

/** A mistyped address is printed back, what stands before its @ is not. */
function hidePassword(value: string): string {
  return value.replace(/\/\/.*@/, '//…@')
}

function readSmtp({ SMTP_URL: url, SMTP_FROM: from }: z.infer<typeof Environment>): SmtpConfig | undefined {
  if (!url) return undefined
  if (!from) throw new Error('SMTP_URL cần đi cùng SMTP_FROM, địa chỉ ghi là người gửi. Đặt cả hai, hoặc bỏ cả hai.')
  return { url, from }
}

function readOidc(e: z.infer<typeof Environment>): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = e
  if (!issuer) return undefined
  if (!clientId || !clientSecret)
    throw new Error('OIDC_ISSUER cần đi cùng OIDC_CLIENT_ID và OIDC_CLIENT_SECRET. Đặt đủ ba biến, hoặc bỏ cả ba.')
  if (isPlainAndPublic(issuer)) throw new Error('OIDC_ISSUER phải là địa chỉ https://…')
  return { issuer, clientId, clientSecret, label: e.OIDC_LABEL, scope: e.OIDC_SCOPE }
}

function readS3(e: z.infer<typeof Environment>): S3Config | undefined {
  const { NTS_S3_URL: url, NTS_S3_REGION: region, NTS_S3_KEY: key, NTS_S3_SECRET: secret } = e
  if (!url) return undefined
  if (!key || !secret)
    throw new Error('NTS_S3_URL cần đi cùng NTS_S3_KEY và NTS_S3_SECRET. Đặt đủ ba biến, hoặc bỏ cả ba.')
  return { url: url.replace(/\/$/, ''), region, key, secret }
}
