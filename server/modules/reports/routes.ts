import { z } from 'zod'
import { type App, command, query } from '../../kernel/http.ts'
import { FOR_EVER } from '../../kernel/packed.ts'
import { authorize, ProblemDetails } from '../../kernel/problem.ts'
import { instant, isPlainDate, plainDate } from '../../kernel/time.ts'
import { attachment } from '../../kernel/uploads.ts'
import { placeOn } from '../units/index.ts'
import { Publication, PublishResults } from './contract.ts'
import { canPublish } from './policy.ts'
import { drawProvinceResults, type ReportScope, writeResults } from './province-results.ts'
import { listPublications, readPublication } from './publications.ts'
import { preparePublication, publishResults } from './publish.ts'
import { printResults } from './results-pdf.ts'

const tags = ['reports']
const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
const Id = z.strictObject({ id: z.uuid('Mã bản công bố không đúng.') })

const Day = z.string().refine(isPlainDate, 'Ngày viết dạng 2024-12-31.')
const KnownAt = z.iso.datetime({ offset: true, error: 'Thời điểm viết dạng 2025-07-01T00:00:00Z.' })
const Scope = z.strictObject({
  unit: z.uuid('Mã đơn vị không đúng.'),
  year: z.coerce.number().int().min(2023).max(2100),
  set: z.string().max(100).optional(),
  asOf: Day.optional(),
  knownAt: KnownAt.optional(),
})

function scopeOf({ unit, year, set, asOf, knownAt }: z.infer<typeof Scope>): ReportScope {
  return {
    unitId: unit,
    year,
    set,
    ...(asOf !== undefined && { asOf: plainDate(asOf) }),
    ...(knownAt !== undefined && { knownAt: instant(knownAt) }),
  }
}

export function addReportRoutes(app: App): void {
  addPublications(app)
  addDrawing(app)
}

function addPublications(app: App): void {
  app.get(
    '/api/v1/publications',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Kết quả đã công bố, mới nhất trước',
        tags,
        querystring: z.strictObject({
          unit: z.uuid().optional(),
          year: z.coerce.number().int().optional(),
          cursor: z.string().max(100).optional(),
        }),
        response: { 200: z.object({ items: z.array(Publication), next: z.string().nullable() }), ...refusals },
      },
    },
    (req) =>
      query(req, (ctx) => {
        const { unit, year, cursor } = req.query
        return listPublications(ctx, { unitId: unit, year, cursor, limit: 50 })
      }),
  )
  app.post(
    '/api/v1/publications',
    {
      config: { access: 'reports:publish', needsProof: true },
      schema: {
        summary: 'Công bố kết quả của một đơn vị và năm; số sửa sau đó ra bản mới kèm danh sách thay đổi',
        tags,
        body: PublishResults,
        response: { 201: z.object({ id: z.string() }), ...refusals },
      },
    },
    async (req, reply) => {
      const prepared = await query(req, (ctx) => preparePublication(ctx, app.house.files, req.body))
      const id = await command(req, (ctx) => publishResults(ctx, req.body, prepared))
      return reply.code(201).send({ id })
    },
  )
  app.get(
    '/api/v1/publications/:id/results.json',
    {
      config: { access: 'public' },
      schema: { summary: 'Kết quả đã công bố (ProvinceResults), đúng từng byte', tags, params: Id },
    },
    async (req, reply) => {
      // What was published never changes under its address: a correction is another publication.
      const row = await query(req, (ctx) => readPublication(ctx, req.params.id))
      return reply.type('application/json; charset=utf-8').header('cache-control', FOR_EVER).send(Buffer.from(row.data))
    },
  )
  app.get(
    '/api/v1/publications/:id/results.pdf',
    {
      config: { access: 'public' },
      schema: { summary: 'Bản in đã công bố, đúng từng byte', tags, params: Id },
    },
    async (req, reply) => {
      const row = await query(req, (ctx) => readPublication(ctx, req.params.id))
      return reply
        .type('application/pdf')
        .headers({
          'cache-control': FOR_EVER,
          'content-disposition': attachment(`${row.title}, bản ${row.version}.pdf`),
          'content-security-policy': "default-src 'none'; sandbox",
        })
        .send(await app.house.files.get(row.pdf_hash))
    },
  )
}

/** The same report drawn again for any day and any instant of recording; to look before publishing, and to check after. */
function addDrawing(app: App): void {
  app.get(
    '/api/v1/reports/province-results',
    {
      config: { access: 'reports:publish' },
      schema: {
        summary: 'Kết quả của các xã trong một đơn vị, theo đơn vị ngày asOf và những gì đã ghi đến knownAt',
        tags,
        querystring: Scope,
      },
    },
    async (req, reply) => {
      const data = await query(req, async (ctx) => {
        authorize(canPublish(ctx.actor, await placeOn(ctx.db, req.query.unit, ctx.today())))
        return writeResults((await drawProvinceResults(ctx, scopeOf(req.query))).results)
      })
      return reply.type('application/json; charset=utf-8').send(Buffer.from(data))
    },
  )
  app.get(
    '/api/v1/reports/province-results.pdf',
    {
      config: { access: 'reports:publish' },
      schema: { summary: 'Cùng báo cáo, bản in', tags, querystring: Scope },
    },
    async (req, reply) => {
      const pdf = await query(req, async (ctx) => {
        authorize(canPublish(ctx.actor, await placeOn(ctx.db, req.query.unit, ctx.today())))
        return printResults((await drawProvinceResults(ctx, scopeOf(req.query))).results)
      })
      return reply.type('application/pdf').send(pdf)
    },
  )
}
