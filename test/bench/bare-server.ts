// The least a server can do, as its own process: a primary-key read, and one Buffer. What ours is measured against.
import Fastify from 'fastify'
import pg from 'pg'

const databaseUrl = process.env['BARE_DATABASE_URL'] ?? ''
const page = Buffer.from('x'.repeat(Number(process.env['BARE_BYTES'] ?? 1000)))
const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
const app = Fastify()

app.get<{ Params: { id: string } }>('/unit/:id', async (req) => {
  const { rows } = await pool.query('select * from units.unit where id = $1', [req.params.id])
  return rows[0]
})
app.get('/page', (_req, reply) => reply.type('text/html; charset=utf-8').send(page))

process.on('SIGTERM', () => process.exit(0))
console.log(`đang chạy: ${await app.listen({ host: '127.0.0.1', port: 0 })}`)
