import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { MEDIA_TYPES } from '../../kernel/file-types.ts'
import { type App, command, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { attachment, receiveUpload, recordFile } from '../../kernel/uploads.ts'
import {
  Decision,
  DecisionInput,
  DecisionSheet,
  DecisionSummary,
  DecisionTrial,
  OfVersion,
} from './decision-contract.ts'
import { applyDecision, discardDecision, draftDecision, editDecision, undoDecision } from './decisions/decisions.ts'
import { sheetKind } from './problems.ts'
import { readChangeSheet } from './decisions/read-change-sheet.ts'
import { listDecisions, readDecision, readTrial } from './decisions/view-decision.ts'
import { writeChangeSheet } from './decisions/write-change-sheet.ts'

const tags = ['unit-decisions']
const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
const Id = z.strictObject({ id: z.uuid('Mã quyết định không đúng.') })
const access = 'units:manage'
const LARGEST_SHEET = 5 * 1024 * 1024

/** Decisions about units: drafted, tried, applied, undone. Readable by whoever manages units. */
export function addDecisionRoutes(app: App): void {
  addReads(app)
  addDrafting(app)
  addActs(app)
}

function addReads(app: App): void {
  app.get(
    '/api/v1/unit-decisions',
    {
      config: { access },
      schema: {
        summary: 'Các quyết định về đơn vị hành chính, mới nhất trước',
        tags,
        querystring: z.strictObject({ cursor: z.string().max(100).optional() }),
        response: { 200: z.object({ items: z.array(DecisionSummary), next: z.string().nullable() }), ...refusals },
      },
    },
    (req) => query(req, (ctx) => listDecisions(ctx, req.query.cursor)),
  )
  app.get(
    '/api/v1/unit-decisions/sheet.xlsx',
    {
      config: { access },
      schema: { summary: 'Mẫu phụ lục dạng Excel, với cách ghi từng việc', tags },
    },
    async (_req, reply) =>
      reply
        .type(MEDIA_TYPES.xlsx)
        .header('content-disposition', attachment('mau-phu-luc-don-vi.xlsx'))
        .send(await writeChangeSheet()),
  )
  app.get(
    '/api/v1/unit-decisions/:id',
    {
      config: { access },
      schema: { summary: 'Một quyết định với từng dòng', tags, params: Id, response: { 200: Decision, ...refusals } },
    },
    (req) => query(req, (ctx) => readDecision(ctx, req.params.id)),
  )
  app.get(
    '/api/v1/unit-decisions/:id/trial',
    {
      config: { access },
      schema: {
        summary: 'Chạy thử: đơn vị, số liệu, hồ sơ, vị trí bị chạm tới và mọi chỗ chưa đúng; không ghi gì',
        tags,
        params: Id,
        response: { 200: DecisionTrial, ...refusals },
      },
    },
    (req) => query(req, (ctx) => readTrial(ctx, req.params.id, app.house.unitImpacts)),
  )
}

function addDrafting(app: App): void {
  app.post(
    '/api/v1/unit-decisions/sheets',
    {
      config: { access, isUpload: true },
      schema: {
        summary: 'Đọc phụ lục của quyết định từ Excel hoặc CSV; chưa ghi gì',
        tags,
        response: { 201: DecisionSheet, ...refusals, 413: ProblemDetails, 415: ProblemDetails },
      },
    },
    async (req, reply) => {
      const file = await receiveUpload(req, { limit: LARGEST_SHEET, accepted: ['xlsx', 'csv'], refuseKind: sheetKind })
      const { lines, errors } = await readChangeSheet(await buffer(await app.house.files.get(file.hash)))
      await command(req, async (ctx) => {
        await recordFile(ctx, file)
        return null
      })
      return reply.code(201).send({ upload: file.hash, lines, problems: errors })
    },
  )
  app.post(
    '/api/v1/unit-decisions',
    {
      config: { access },
      schema: {
        summary: 'Ghi nháp một quyết định',
        tags,
        body: DecisionInput,
        response: { 201: Decision, ...refusals },
      },
    },
    async (req, reply) => {
      const made = await command(req, async (ctx) => readDecision(ctx, await draftDecision(ctx, req.body)))
      return reply.code(201).send(made)
    },
  )
  app.put(
    '/api/v1/unit-decisions/:id',
    {
      config: { access },
      schema: {
        summary: 'Sửa bản nháp',
        tags,
        params: Id,
        body: DecisionInput.extend({ version: z.int().min(1) }),
        response: { 200: Decision, ...refusals },
      },
    },
    (req) =>
      command(req, async (ctx) => {
        const { version, ...input } = req.body
        await editDecision(ctx, req.params.id, version, input)
        return readDecision(ctx, req.params.id)
      }),
  )
}

function addActs(app: App): void {
  const acts = [
    ['application', 'Áp dụng quyết định', applyDecision],
    ['undoing', 'Hoàn tác quyết định đã áp dụng', undoDecision],
    ['discarding', 'Bỏ bản nháp', discardDecision],
  ] as const
  for (const [path, summary, act] of acts)
    app.post(
      `/api/v1/unit-decisions/:id/${path}`,
      {
        // Applied or undone, a decision moves units and with them the posts and rights of people.
        config: { access, needsProof: act !== discardDecision },
        schema: { summary, tags, params: Id, body: OfVersion, response: { 200: Decision, ...refusals } },
      },
      (req) =>
        command(req, async (ctx) => {
          await act(ctx, req.params.id, req.body.version, app.house.unitImpacts)
          return readDecision(ctx, req.params.id)
        }),
    )
}
