import type { FastifyReply, FastifyRequest } from 'fastify'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { App } from './http.ts'
import { acceptedPacking, etagOf, isKnown } from './packed.ts'

const packBrotli = promisify(brotliCompress)
const packGzip = promisify(gzip)

/** Below this a packed reply saves no packet. */
const WORTH_PACKING = 1000
const EFFORT = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/**
 * Data for everybody that no page cache keeps (lists, OpenAPI, published results): named by its content, so that who still has
 * it gets none again, and packed off the thread that answers. What is for one person goes as it is.
 */
export function addPacking(app: App): void {
  app.addHook('onSend', async (req, reply, payload) => {
    if (!isOpenData(req, reply) || !(typeof payload === 'string' || Buffer.isBuffer(payload))) return payload
    const content = Buffer.from(payload)
    const etag = etagOf(content)
    void reply.header('etag', etag).header('vary', 'accept-encoding')
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-cache')
    if (isKnown(req, etag)) {
      void reply.code(304).removeHeader('content-length')
      return null
    }
    return isText(reply) ? packReply(req, reply, content) : payload
  })
}

function isOpenData(req: FastifyRequest, reply: FastifyReply): boolean {
  if (req.method !== 'GET' || reply.statusCode !== 200 || req.routeOptions.config.access !== 'public') return false
  return (
    !reply.hasHeader('content-encoding') &&
    !reply.hasHeader('etag') &&
    !String(reply.getHeader('cache-control')).includes('no-store')
  )
}

function isText(reply: FastifyReply): boolean {
  return /json|text|xml|svg|javascript/.test(String(reply.getHeader('content-type')))
}

async function packReply(req: FastifyRequest, reply: FastifyReply, content: Buffer): Promise<Buffer> {
  const encoding = acceptedPacking(req)
  if (encoding === undefined || content.length < WORTH_PACKING) return content
  const packed = await (encoding === 'br' ? packBrotli(content, EFFORT) : packGzip(content))
  void reply.header('content-encoding', encoding).header('content-length', packed.length)
  return packed
}
