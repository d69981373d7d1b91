import { sql } from 'kysely'
import type { Db } from '../server/kernel/db.ts'

type Relation = { oid: number; name: string; kind: 'table' | 'view'; comment: string | null }
type Part = { text: string; comment: string | null }

/**
 * The tables and views of every room as committed text: columns, named constraints, indexes and what each is for.
 * It describes; the migrations create. The same text comes out of every supported PostgreSQL.
 */
export async function describeSchema(db: Db): Promise<string> {
  const { rows: relations } = await sql<Relation>`
    select c.oid::int as oid, n.nspname || '.' || c.relname as name,
           case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
           obj_description(c.oid, 'pg_class') as comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      and n.nspname !~ '^pg' and n.nspname <> 'information_schema'
    order by n.nspname collate "C", c.relname collate "C"`.execute(db)
  const described: string[] = []
  for (const relation of relations) described.push(await describeRelation(db, relation))
  return `-- Written by npm run schema from the migrations. Do not edit.\n\n${described.join('\n\n')}\n`
}

async function describeRelation(db: Db, relation: Relation): Promise<string> {
  const parts = [...(await readColumns(db, relation)), ...(await readConstraints(db, relation))]
  const lines = parts.map(({ text, comment }, index) => {
    const comma = index < parts.length - 1 ? ',' : ''
    return `  ${text}${comma}${comment ? ` -- ${comment.replaceAll('\n', ' ')}` : ''}`
  })
  const indexes = (await readIndexes(db, relation)).map((text) => `${text};`)
  const head = relation.comment ? [`-- ${relation.comment.replaceAll('\n', ' ')}`] : []
  return [...head, `${relation.kind} ${relation.name} (`, ...lines, ');', ...indexes].join('\n')
}

async function readColumns(db: Db, { oid, kind }: Relation): Promise<Part[]> {
  const { rows } = await sql<{
    name: string
    type: string
    required: boolean
    fallback: string | null
    comment: string | null
  }>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
           case when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                when a.attidentity <> '' then 'generated always as identity'
                when d.adbin is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end as fallback,
           col_description(a.attrelid, a.attnum) as comment
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = ${oid} and a.attnum > 0 and not a.attisdropped
    order by a.attnum`.execute(db)
  return rows.map(({ name, type, required, fallback, comment }) => ({
    text: [name, type, required && kind === 'table' ? 'not null' : '', fallback ?? ''].filter(Boolean).join(' '),
    comment,
  }))
}

async function readConstraints(db: Db, { oid }: Relation): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as text, obj_description(oid, 'pg_constraint') as comment
    from pg_constraint
    where conrelid = ${oid} and contype in ('p', 'u', 'f', 'c', 'x')
    order by array_position(array['p', 'u', 'f', 'c', 'x'], contype::text), conname collate "C"`.execute(db)
  return rows
}

async function readIndexes(db: Db, { oid }: Relation): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select pg_get_indexdef(i.indexrelid) as text
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${oid} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    order by c.relname collate "C"`.execute(db)
  return rows.map(({ text }) => text)
}
