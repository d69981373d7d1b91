import { AwsClient } from 'aws4fetch'
import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { MEDIA_TYPES } from './file-types.ts'
import { type FileStore, receive } from './files.ts'

export type S3Config = {
  /** Endpoint with the bucket as its path, e.g. `https://s3.tinh.gov.vn/nong-thon-so`. */
  url: string
  region: string
  key: string
  secret: string
}

/**
 * Files in an S3-compatible store, named by their hash, so that several copies of the program share them. The name is
 * also the payload hash of Signature Version 4: the store itself refuses bytes that changed on the way. Content waits in
 * `folder` only until it is checked.
 */
export function s3Store({ url, region, key, secret }: S3Config, folder: string): FileStore {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, service: 's3', region, retries: 3 })
  const ask = (method: string, hash: string, more: RequestInit = {}): Promise<Response> =>
    client.fetch(`${url}/${hash}`, { method, redirect: 'error', ...more })
  const has = async (hash: string): Promise<boolean> => {
    const reply = await ask('HEAD', hash)
    if (reply.status === 404) return false
    if (!reply.ok) throw broken(reply, hash)
    return true
  }
  return {
    has,
    put: (content, rules) =>
      receive(folder, content, rules, async (part, { hash, kind }) => {
        if (await has(hash)) return
        const body = await openAsBlob(part)
        const headers = { 'content-type': MEDIA_TYPES[kind], 'x-amz-content-sha256': hash }
        const reply = await ask('PUT', hash, { body, headers })
        if (!reply.ok) throw broken(reply, hash)
      }),
    async get(hash) {
      const reply = await ask('GET', hash)
      if (!reply.ok || !reply.body) throw broken(reply, hash)
      return Readable.fromWeb(reply.body as ReadableStream)
    },
  }
}

function broken(reply: Response, hash: string): Error {
  return new Error(`the file store answered ${reply.status} for ${hash}`)
}
