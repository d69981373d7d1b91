import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { readdir, rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FileRules, FileStore } from './files.ts'
import { s3Store } from './s3-store.ts'
import { makeTemporaryFolder } from '../../test/temporary-folder.ts'

// A stand-in for the province's store: keeps objects in memory and checks Signature Version 4 as S3 documents it.
const SECRET = 'bí-mật-của-kiểm-thử'
const objects = new Map<string, Buffer>()
const seen: string[] = []

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest()

function signatureOf(req: IncomingMessage, scope: string, signed: string): string {
  const headers = signed.split(';').map((name) => `${name}:${String(req.headers[name]).trim()}\n`)
  const payload = String(req.headers['x-amz-content-sha256'])
  const canonical = [req.method, req.url, '', headers.join(''), signed, payload].join('\n')
  const [date = '', region = '', service = ''] = scope.split('/')
  const text = ['AWS4-HMAC-SHA256', req.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET}`)
  return hmac(key, text).toString('hex')
}

function isSigned(req: IncomingMessage): boolean {
  const [, scope, signed, signature] =
    /Credential=khoa\/(\S+), SignedHeaders=(\S+), Signature=(\S+)/.exec(req.headers.authorization ?? '') ?? []
  return scope !== undefined && signed !== undefined && signature === signatureOf(req, scope, signed)
}

async function answer(req: IncomingMessage): Promise<[number, Buffer?]> {
  const name = req.url ?? ''
  const body = await buffer(req)
  seen.push(`${req.method} ${name}`)
  if (!isSigned(req)) return [403]
  if (req.method === 'PUT') {
    if (sha256(body) !== req.headers['x-amz-content-sha256']) return [400]
    objects.set(name, body)
    return [200]
  }
  const found = objects.get(name)
  return found ? [200, found] : [404]
}

const rules: FileRules = {
  limit: 1000,
  accepted: ['pdf'],
  refuseSize: () => new Error('too large'),
  refuseKind: () => new Error('wrong kind'),
}
const PDF = Buffer.from('%PDF-1.7 biên bản họp ấp')

let server: Server
let folder = ''
let store: FileStore

beforeAll(async () => {
  server = createServer((req, res) => {
    void answer(req).then(([status, body]) => res.writeHead(status).end(req.method === 'HEAD' ? undefined : body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  folder = await makeTemporaryFolder('s3')
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/kho`
  store = s3Store({ url, region: 'vn', key: 'khoa', secret: SECRET }, folder)
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  objects.clear()
  seen.length = 0
})

describe('files in an S3-compatible store', () => {
  test('what was put in comes out, by the hash of its content', async () => {
    const file = await store.put(Readable.from([PDF]), rules)
    expect(file).toEqual({ hash: sha256(PDF), size: PDF.length, kind: 'pdf' })
    expect(await buffer(await store.get(file.hash))).toEqual(PDF)
    expect([...objects.keys()]).toEqual([`/kho/${file.hash}`])
    expect(await store.has(file.hash)).toBe(true)
    expect(await store.has('0'.repeat(64))).toBe(false)
  })

  test('the same content is sent once', async () => {
    await store.put(Readable.from([PDF]), rules)
    await store.put(Readable.from([PDF]), rules)
    expect(seen.filter((line) => line.startsWith('PUT'))).toHaveLength(1)
  })

  test('what is refused is neither sent nor left lying about', async () => {
    await expect(store.put(Readable.from([Buffer.from('<svg/>')]), rules)).rejects.toThrow('wrong kind')
    await expect(store.put(Readable.from([Buffer.alloc(2000)]), rules)).rejects.toThrow('too large')
    expect(seen).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  test('a file that is not there is a fault, not an empty file', async () => {
    await expect(store.get('0'.repeat(64))).rejects.toThrow('404')
  })
})
