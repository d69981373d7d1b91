import type { FastifyReply, FastifyRequest } from 'fastify'
import { constants, brotliCompressSync, gzipSync } from 'node:zlib'

/** The same bytes plain and packed, made once, so that a slow line gets a quarter of a page and the server no work. */
export type Packed = { plain: Buffer; gzip: Buffer; brotli: Buffer }

/** `effort` 0–11: 4 for a page made while somebody waits, 11 for files packed once at the start. */
export function pack(plain: Buffer, effort: number): Packed {
  const params = { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  return {
    plain,
    gzip: gzipSync(plain, { level: Math.min(9, effort + 2) }),
    brotli: brotliCompressSync(plain, { params }),
  }
}

/** Sends the smallest form the browser says it reads. */
export function sendPacked(req: FastifyRequest, reply: FastifyReply, packed: Packed): FastifyReply {
  const accepted = req.headers['accept-encoding'] ?? ''
  void reply.header('vary', 'accept-encoding')
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(packed.brotli)
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(packed.gzip)
  return reply.send(packed.plain)
}
