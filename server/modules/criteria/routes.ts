import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { MEDIA_TYPES } from '../../kernel/file-types.ts'
import { type App, command, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { attachment, receiveUpload, recordFile } from '../../kernel/uploads.ts'
import { ConfirmLevel, SetHeadView, SetSheetReading } from './api-contract.ts'
import { type CatalogueEntry, catalogueEntry, listCatalogue } from './catalogue.ts'
import { confirmLevel } from './confirm-level.ts'
import { CriteriaSet } from './contract.ts'
import { countLevels } from './count-levels.ts'
import { elements } from './elements.ts'
import { acceptSetSheet } from './import-set.ts'
import { setSheetType } from './problems.ts'
import { readSetWorkbook } from './read-set-workbook.ts'
import { loadSet } from './published.ts'
import { writeSetWorkbook } from './write-set-workbook.ts'

const LARGEST_SHEET = 5 * 1024 * 1024
const SetKey = z.object({ id: z.string().max(80), version: z.coerce.number().int().min(1) })
const Hash = z.object({ upload: z.string().regex(/^[0-9a-f]{64}$/, 'Mã tệp không đúng.') })
const refusals = {
  403: ProblemDetails,
  404: ProblemDetails,
  409: ProblemDetails,
  413: ProblemDetails,
  415: ProblemDetails,
  422: ProblemDetails,
}
const tags = ['criteria']

export function addCriteriaRoutes(app: App): void {
  app.get(
    '/api/v1/criteria-sets',
    {
      config: { access: 'public' },
      schema: { summary: 'Các bộ tiêu chí', tags, response: { 200: z.object({ items: z.array(SetHeadView) }) } },
    },
    (req) => query(req, async (ctx) => ({ items: (await listCatalogue(ctx)).map(viewEntry) })),
  )
  app.get(
    '/api/v1/criteria-sets/:id/:version',
    {
      config: { access: 'public' },
      schema: { summary: 'Một bộ tiêu chí', tags, params: SetKey, response: { 200: CriteriaSet, ...refusals } },
    },
    (req) => query(req, (ctx) => loadSet(ctx, req.params.id, req.params.version)),
  )
  app.get(
    '/api/v1/criteria-sets/:id/:version/sheet.xlsx',
    { config: { access: 'public' }, schema: { summary: 'Bộ tiêu chí dạng Excel', tags, params: SetKey } },
    async (req, reply) => {
      const set = await query(req, (ctx) => loadSet(ctx, req.params.id, req.params.version))
      const content = await writeSetWorkbook(set)
      return reply
        .type(MEDIA_TYPES.xlsx)
        .header('content-disposition', attachment(`${set.id}-ban-${set.version}.xlsx`))
        .send(content)
    },
  )
  addWrites(app)
}

function addWrites(app: App): void {
  app.post(
    '/api/v1/criteria-sets/sheets',
    {
      config: { access: 'criteria:manage', isUpload: true },
      schema: {
        summary: 'Đọc thử một bộ tiêu chí từ Excel, chưa công bố',
        tags,
        response: { 201: SetSheetReading, ...refusals },
      },
    },
    async (req, reply) => {
      const file = await receiveUpload(req, { limit: LARGEST_SHEET, accepted: ['xlsx'], refuseKind: setSheetType })
      const read = await readSetWorkbook(await buffer(await app.house.files.get(file.hash)), elements)
      await command(req, async (ctx) => {
        await recordFile(ctx, file)
        return null
      })
      const set = read.ok ? read.set : null
      return reply.code(201).send({
        upload: file.hash,
        problems: read.ok ? [] : read.errors,
        summary: set && {
          id: set.id,
          version: set.version,
          title: set.title.vi,
          illustrative: set.illustrative,
          counts: countLevels(set, new Set()),
        },
      })
    },
  )
  app.post(
    '/api/v1/criteria-sets/sheets/:upload/acceptance',
    {
      config: { access: 'criteria:manage' },
      schema: {
        summary: 'Công bố bộ tiêu chí đã đọc thử',
        tags,
        params: Hash,
        response: { 201: SetHeadView, ...refusals },
      },
    },
    async (req, reply) => {
      const { files, installation } = app.house
      const published = await command(req, async (ctx) => {
        const set = await acceptSetSheet(ctx, installation.kind, files, req.params.upload)
        return viewEntry(await catalogueEntry(ctx, set.id, set.version))
      })
      return reply.code(201).send(published)
    },
  )
  app.post(
    '/api/v1/criteria-sets/:id/:version/confirmations',
    {
      config: { access: 'criteria:confirm', needsProof: true },
      schema: {
        summary: 'Xác nhận một mức đã đối chiếu văn bản',
        tags,
        params: SetKey,
        body: ConfirmLevel,
        response: { 201: SetHeadView, ...refusals },
      },
    },
    async (req, reply) => {
      const { levelKey, legalReference } = req.body
      const confirmed = await command(req, async (ctx) => {
        await confirmLevel(ctx, { ...req.params, levelKey, legalReference })
        return viewEntry(await catalogueEntry(ctx, req.params.id, req.params.version))
      })
      return reply.code(201).send(confirmed)
    },
  )
}

function viewEntry({ head, set, counts }: CatalogueEntry): SetHeadView {
  const { id, version, title, level, tier, illustrative } = head
  const inForce = { from: head.inForceFrom, to: head.inForceTo }
  return { id, version, title, level, tier, illustrative, inForce, officialCounts: set.officialCounts, counts }
}
