import { z } from 'zod'
import { type App, command, query } from '../../kernel/http.ts'
import { authorize, ProblemDetails } from '../../kernel/problem.ts'
import { receiveSheet } from '../../kernel/receive-sheet.ts'
import { attachment } from '../../kernel/uploads.ts'
import { MOST_ROWS } from './sheet-layout.ts'
import { listWhole } from './list-hamlets.ts'
import { placeOfCommune } from './open-commune.ts'
import { canManageHamlets } from './policy.ts'
import { hamletSheetKind } from './problems.ts'
import { readHamletSheet } from './read-sheet.ts'
import { AcceptedHamletSheet, SheetQuery, StagedHamletSheet } from './sheet-contract.ts'
import { acceptHamletSheet, discardHamletSheet, stageHamletSheet } from './stage-sheet.ts'
import { writeHamletSheet } from './write-sheet.ts'

const tags = ['hamlets']
const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
const params = z.strictObject({ id: z.uuid('Mã không đúng.') })
const access = 'hamlets:manage'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list of a commune out to Excel, and back from Excel or CSV: read, looked at, and only then counted. */
export function addSheetRoutes(app: App): void {
  app.get(
    '/api/v1/units/:id/hamlets.xlsx',
    {
      config: { access },
      schema: {
        summary: 'Danh sách thôn, ấp của xã thành tệp Excel để điền',
        tags,
        params,
        querystring: SheetQuery,
        response: { 200: z.unknown(), ...refusals },
      },
    },
    async (req, reply) => {
      const content = await query(req, async (ctx) => {
        authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, req.params.id)))
        const { unit, items, types } = await listWhole(ctx, req.params.id, req.query.day, MOST_ROWS)
        const isIllustrative = app.house.installation.kind === 'demo'
        const file = await writeHamletSheet({ commune: unit.name, items, types: types.types, isIllustrative })
        return { file, name: `Thôn ấp ${unit.name}.xlsx` }
      })
      return reply
        .type(EXCEL)
        .header('cache-control', 'no-store')
        .header('content-disposition', attachment(content.name))
        .send(content.file)
    },
  )
  app.post(
    '/api/v1/units/:id/hamlet-sheets',
    {
      config: { access, isUpload: true },
      schema: {
        summary: 'Đọc danh sách thôn, ấp từ Excel hoặc CSV; nêu từng ô sai, chưa ghi gì',
        tags,
        params,
        querystring: SheetQuery,
        response: { 201: StagedHamletSheet, ...refusals, 413: ProblemDetails, 415: ProblemDetails },
      },
    },
    async (req, reply) => {
      const content = await readHamletSheet(await receiveSheet(req, hamletSheetKind))
      const { id: communeId } = req.params
      const staged = await command(req, (ctx) =>
        stageHamletSheet(ctx, { communeId, day: req.query.day ?? ctx.today() }, content),
      )
      return reply.code(201).send(staged)
    },
  )
  app.post(
    '/api/v1/hamlet-sheets/:id/acceptance',
    {
      config: { access },
      schema: {
        summary: 'Nhận các dòng đúng của tệp đã đọc',
        tags,
        params,
        response: { 200: AcceptedHamletSheet, ...refusals },
      },
    },
    (req) => command(req, (ctx) => acceptHamletSheet(ctx, req.params.id)),
  )
  app.delete(
    '/api/v1/hamlet-sheets/:id',
    {
      config: { access },
      schema: { summary: 'Bỏ tệp đã đọc', tags, params, response: { 204: z.null(), ...refusals } },
    },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await discardHamletSheet(ctx, req.params.id)
        return null
      })
      return reply.code(204).send(null)
    },
  )
}
