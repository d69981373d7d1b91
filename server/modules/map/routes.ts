import { z } from 'zod'
import { type App, query } from '../../kernel/http.ts'
import { sendData, sendForEver } from '../../kernel/page.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { Level } from '../units/contract.ts'
import { MapQuery, MapResults, MapSheet, ResultsQuery } from './contract.ts'
import { describeMap } from './describe-map.ts'
import { readMapResults } from './map-results.ts'
import { makeTile } from './make-tile.ts'

const TILE_TYPE = 'application/vnd.mapbox-vector-tile'

const Place = z.coerce.number('Cột, hàng, mức phóng là số nguyên').int().min(0)

export function addMapRoutes(app: App): void {
  app.get(
    '/api/v1/maps/:level',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Bản đồ một cấp vào một ngày: phiên bản ranh giới, địa chỉ ô bản đồ, phạm vi, độ tin cậy',
        tags: ['map'],
        params: z.strictObject({ level: Level }),
        querystring: MapQuery,
        response: { 200: MapSheet, 404: ProblemDetails, 422: ProblemDetails },
      },
    },
    (req, reply) =>
      query(req, async (ctx) =>
        sendData(req, reply, { data: await describeMap(ctx, req.params.level, req.query), tags: ['*'] }),
      ),
  )

  app.get(
    '/api/v1/tiles/:level/:version/:z/:x/:y',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Một ô bản đồ vector (MVT): đơn vị với định danh, mã, tên; không có kết quả. Lưu được mãi mãi',
        tags: ['map'],
        params: z.strictObject({ level: Level, version: z.string().max(40), z: Place, x: Place, y: Place }),
        response: {
          200: z.unknown().meta({ description: TILE_TYPE }),
          404: ProblemDetails,
          422: ProblemDetails,
        },
      },
    },
    (req, reply) =>
      query(req, async (ctx) =>
        sendForEver(req, reply, { plain: await makeTile(ctx.db, req.params), type: TILE_TYPE }),
      ),
  )

  app.get(
    '/api/v1/map-results',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Kết quả của các đơn vị trên bản đồ, gọn để trình duyệt ghép với ô bản đồ',
        tags: ['map'],
        querystring: ResultsQuery,
        response: { 200: MapResults, 404: ProblemDetails, 422: ProblemDetails },
      },
    },
    (req, reply) =>
      query(req, async (ctx) => sendData(req, reply, { data: await readMapResults(ctx, req.query), tags: ['*'] })),
  )
}
