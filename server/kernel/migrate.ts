import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Say } from './progress.ts'

const FOLDER = join(import.meta.dirname, '..', 'migrations')
const LOCK = 7_118_318

const quietly: Say = () => {}

/** Applies the numbered SQL files in order, each in its own transaction, under one lock. Returns those applied. */
export async function migrate(pool: pg.Pool, say = quietly): Promise<string[]> {
  const client = await pool.connect()
  try {
    // Moving the rows of years, or waiting for another process that does, may take longer than any request.
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query('create schema if not exists kernel')
    await client.query(
      'create table if not exists kernel.migration (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from kernel.migration')
    const done = new Map(rows.map((row) => [row.name, row.digest]))
    const applied: string[] = []
    const names = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort()
    for (const [i, name] of names.entries()) {
      const text = await readFile(join(FOLDER, name), 'utf8')
      const digest = createHash('sha256').update(text).digest('hex')
      const earlier = done.get(name)
      if (earlier === digest) continue
      if (earlier)
        throw new Error(`Migration ${name} đã chạy với nội dung khác. Migration đã phát hành không được sửa.`)
      say('Cập nhật cơ sở dữ liệu', { done: i, of: names.length, things: 'bản' })
      await applyOne(client, name, text, digest)
      applied.push(name)
    }
    return applied
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    await client.query('reset statement_timeout').catch(() => {})
    client.release()
  }
}

async function applyOne(client: pg.PoolClient, name: string, text: string, digest: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into kernel.migration (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} không chạy được`, { cause: error })
  }
}
