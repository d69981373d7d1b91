import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { MEDIA_TYPES } from '../../kernel/file-types.ts'
import { type App, command, query } from '../../kernel/http.ts'
import { attachment, receiveUpload } from '../../kernel/uploads.ts'
import { elements, isSample } from '../criteria/index.ts'
import { Recorded, StagedSheet } from './contract.ts'
import { readFigureSheet } from './figure-sheet.ts'
import { sheetType } from './problems.ts'
import { readSheet } from './read-sheet.ts'
import { acceptSheet, discardSheet, readStaged, stageSheet } from './stage-sheet.ts'
import { undoSave } from './undo-save.ts'
import { writeSheet } from './write-sheet.ts'
import { ForPeriod, UnitId, uploadRefusals } from './route-shapes.ts'

const LARGEST_SHEET = 5 * 1024 * 1024
const ChangeSetId = z.object({ id: z.uuid('Mã lần ghi không đúng.') })

export function addSheetRoutes(app: App): void {
  app.get(
    '/api/v1/units/:id/sheet.xlsx',
    {
      config: { access: 'session' },
      schema: { summary: 'Mẫu Excel nhập số liệu', tags: ['indicators'], params: UnitId, querystring: ForPeriod },
    },
    async (req, reply) => {
      const { sheet, isInvented } = await query(req, async (ctx) => {
        const sheet = await readFigureSheet(ctx, req.params.id, req.query.period, req.query.set)
        return { sheet, isInvented: isSample(ctx, sheet.set) }
      })
      const content = await writeSheet(sheet, sheet.set.title.vi, isInvented)
      const name = `so-lieu-${sheet.unit.code}-${sheet.period}.xlsx`
      return reply.type(MEDIA_TYPES.xlsx).header('content-disposition', attachment(name)).send(content)
    },
  )
  app.post(
    '/api/v1/units/:id/sheets',
    {
      config: { access: 'indicators:record', isUpload: true },
      schema: {
        summary: 'Gửi tệp Excel: đọc và kiểm tra, chưa ghi',
        tags: ['indicators'],
        params: UnitId,
        querystring: ForPeriod,
        response: { 201: StagedSheet, ...uploadRefusals },
      },
    },
    async (req, reply) => {
      const file = await receiveUpload(req, { limit: LARGEST_SHEET, accepted: ['xlsx'], refuseKind: sheetType })
      const content = await readSheet(await buffer(await app.house.files.get(file.hash)), elements)
      const at = { unitId: req.params.id, period: req.query.period, file }
      return reply.code(201).send(await command(req, (ctx) => stageSheet(ctx, at, content)))
    },
  )
  app.get(
    '/api/v1/change-sets/:id',
    {
      config: { access: 'indicators:record' },
      schema: {
        summary: 'Tệp đang chờ nhận',
        tags: ['indicators'],
        params: ChangeSetId,
        response: { 200: StagedSheet, ...uploadRefusals },
      },
    },
    (req) => query(req, (ctx) => readStaged(ctx, req.params.id)),
  )
  app.post(
    '/api/v1/change-sets/:id/acceptance',
    {
      config: { access: 'indicators:record' },
      schema: {
        summary: 'Nhận tệp: ghi số liệu và chấm lại',
        tags: ['indicators'],
        params: ChangeSetId,
        response: { 200: Recorded, ...uploadRefusals },
      },
    },
    (req) => command(req, async (ctx) => brief(await acceptSheet(ctx, req.params.id))),
  )
  app.delete(
    '/api/v1/change-sets/:id',
    {
      config: { access: 'indicators:record' },
      schema: {
        summary: 'Bỏ tệp đang chờ nhận',
        tags: ['indicators'],
        params: ChangeSetId,
        response: { 204: z.null(), ...uploadRefusals },
      },
    },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await discardSheet(ctx, req.params.id)
        return null
      })
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/change-sets/:id/undo',
    {
      config: { access: 'indicators:record' },
      schema: {
        summary: 'Hoàn lại một lần ghi',
        tags: ['indicators'],
        params: ChangeSetId,
        response: { 200: Recorded, ...uploadRefusals },
      },
    },
    (req) => command(req, async (ctx) => brief(await undoSave(ctx, req.params.id))),
  )
}

function brief(saved: Recorded): Recorded {
  return { changeSet: saved.changeSet, recorded: saved.recorded }
}
