import type { FastifyReply, FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import { constants, brotliCompressSync, gzipSync } from 'node:zlib'

/** The same bytes plain and packed, made once, so that a slow line gets a quarter of a page and the server no work. */
export type Packed = { plain: Buffer; gzip: Buffer; brotli: Buffer }

/** `effort` 0–11: 4 for a page made while somebody waits, 11 for files packed once at the start. */
export function pack(plain: Buffer, effort: number): Packed {
  return { plain, gzip: packGzip(plain, effort), brotli: packBrotli(plain, effort) }
}

/** The same, each packing made when the first browser asks for it. */
export function packWhenAsked(plain: Buffer, effort: number): Packed {
  let gzip: Buffer | undefined
  let brotli: Buffer | undefined
  return {
    plain,
    get gzip() {
      return (gzip ??= packGzip(plain, effort))
    },
    get brotli() {
      return (brotli ??= packBrotli(plain, effort))
    },
  }
}

function packGzip(plain: Buffer, effort: number): Buffer {
  return trim(gzipSync(plain, { level: Math.min(9, effort + 2) }))
}

function packBrotli(plain: Buffer, effort: number): Buffer {
  const params = { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  return trim(brotliCompressSync(plain, { params }))
}

/** What zlib answers lies in a block of 16 KB: kept as it is, a small packing would hold on to all of it. */
function trim(packed: Buffer): Buffer {
  return packed.length === packed.buffer.byteLength ? packed : Buffer.from(packed)
}

/** A name of the content for conditional requests; weak, because one name serves all packings (RFC 9110 §8.8.3). */
export function etagOf(content: Buffer): string {
  return `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
}

/** Does whoever asks still have this? `If-None-Match` is a list compared weakly (RFC 9110 §13.1.2). */
export function isKnown(req: FastifyRequest, etag: string): boolean {
  const asked = req.headers['if-none-match']
  if (asked === undefined) return false
  const name = (tag: string): string => tag.trim().replace(/^W\//, '')
  return asked.trim() === '*' || asked.split(',').some((tag) => name(tag) === name(etag))
}

/** `Cache-Control` of what its address names for ever. */
export const FOR_EVER = 'public, max-age=31536000, immutable'

/** The packing a browser says it reads; undefined = none. */
export function acceptedPacking(req: FastifyRequest): 'br' | 'gzip' | undefined {
  const accepted = req.headers['accept-encoding'] ?? ''
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

/** The smallest form the browser says it reads. */
export function choosePacked(req: FastifyRequest, packed: Packed): { body: Buffer; encoding?: 'br' | 'gzip' } {
  const encoding = acceptedPacking(req)
  if (encoding === undefined) return { body: packed.plain }
  return { body: encoding === 'br' ? packed.brotli : packed.gzip, encoding }
}

export function sendPacked(req: FastifyRequest, reply: FastifyReply, packed: Packed): FastifyReply {
  const { body, encoding } = choosePacked(req, packed)
  if (encoding) void reply.header('content-encoding', encoding)
  return reply.header('vary', 'accept-encoding').send(body)
}
