import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { type App, command, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { isPlainDate, plainDate } from '../../kernel/time.ts'
import { appraiseItems } from './appraise-items.ts'
import { castBallot, closeVote } from './cast-ballot.ts'
import {
  AppraiseItems,
  CastBallot,
  Dossier,
  type DossierAction,
  DossierSummary,
  HandOver,
  MoveDossier,
  OpenWork,
  RecognitionView,
  RecordDecision,
  StartCheck,
  StartDossier,
  WorkPage,
} from './contract.ts'
import { publishRecognition, recordDecision } from './decide.ts'
import { handOverWork, openWorkOf } from './hand-over.ts'
import { listDossiers } from './list-dossiers.ts'
import { readDossier } from './load.ts'
import { moveDossier } from './move-dossier.ts'
import { listRecognitions } from './recognitions.ts'
import { mayStart, startDossier } from './start-dossier.ts'
import { viewDossier } from './view-dossier.ts'
import { listWork } from './work.ts'

const DossierId = z.object({ id: z.uuid('Mã hồ sơ không đúng.') })
const Year = z.coerce.number().pipe(StartDossier.shape.year)
const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
const tags = ['assessment']

/** Acts without data of their own: address, event, permission, summary. */
const MOVES = [
  ['submission', 'submit', 'assessment:sign', 'Nộp hoặc nộp lại hồ sơ'],
  ['withdrawal', 'withdraw', 'assessment:sign', 'Rút hồ sơ'],
  ['verification', 'verify', 'assessment:verify', 'Xác nhận thẩm tra, trình tỉnh'],
  ['return', 'return', 'session', 'Trả lại chỉ tiêu kèm lý do'],
  ['completeness', 'accept-complete', 'assessment:consolidate', 'Nhận hồ sơ đầy đủ, chuyển các sở'],
  ['consolidation', 'consolidate', 'assessment:consolidate', 'Trình hội đồng'],
] as const

export function addAssessmentRoutes(app: App): void {
  addHandOver(app)
  addLists(app)
  app.post(
    '/api/v1/dossiers',
    {
      config: { access: 'assessment:prepare' },
      schema: { summary: 'Lập hồ sơ', tags, body: StartDossier, response: { 201: Dossier, ...refusals } },
    },
    async (req, reply) =>
      reply.code(201).send(
        await command(req, async (ctx) => {
          const id = await startDossier(ctx, app.house.installation.kind, req.body)
          return viewDossier(ctx, await readDossier(ctx, id))
        }),
      ),
  )
  app.get(
    '/api/v1/units/:id/dossier-start',
    {
      config: { access: 'assessment:prepare' },
      schema: {
        summary: 'Có lập được hồ sơ không, hoặc vì sao chưa',
        tags,
        params: z.object({ id: z.uuid('Mã đơn vị không đúng.') }),
        querystring: z.strictObject({ ...StartDossier.pick({ tier: true, setId: true }).shape, year: Year }),
        response: { 200: StartCheck, ...refusals },
      },
    },
    (req) =>
      query(req, async (ctx) => ({
        can: await mayStart(ctx, app.house.installation.kind, { unitId: req.params.id, ...req.query }),
      })),
  )
  for (const [path, event, access, summary] of MOVES)
    app.post(
      `/api/v1/dossiers/:id/${path}`,
      {
        // Submitting and withdrawing are signatures of the commune's head.
        config: { access, needsProof: access === 'assessment:sign' },
        schema: { summary, tags, params: DossierId, body: MoveDossier, response: { 200: Dossier, ...refusals } },
      },
      (req) =>
        act(req, req.params.id, (ctx) => moveDossier(ctx, req.params.id, event satisfies DossierAction, req.body)),
    )
  addActsWithData(app)
}

/** An act, then the dossier as it now stands for the same person, in one transaction. */
function act(req: FastifyRequest, id: string, work: (ctx: Ctx) => Promise<void>): Promise<Dossier> {
  return command(req, async (ctx) => {
    await work(ctx)
    return viewDossier(ctx, await readDossier(ctx, id))
  })
}

function addActsWithData(app: App): void {
  const reply = { 200: Dossier, ...refusals }
  app.post(
    '/api/v1/dossiers/:id/appraisals',
    {
      config: { access: 'assessment:appraise' },
      schema: { summary: 'Gửi ý kiến thẩm định', tags, params: DossierId, body: AppraiseItems, response: reply },
    },
    (req) => act(req, req.params.id, (ctx) => appraiseItems(ctx, req.params.id, req.body)),
  )
  app.post(
    '/api/v1/dossiers/:id/ballots',
    {
      config: { access: 'assessment:vote', needsProof: true, secretFields: ['choice', 'reason'] },
      schema: { summary: 'Bỏ phiếu', tags, params: DossierId, body: CastBallot, response: reply },
    },
    (req) => act(req, req.params.id, (ctx) => castBallot(ctx, req.params.id, req.body)),
  )
  app.post(
    '/api/v1/dossiers/:id/vote-closing',
    {
      config: { access: 'assessment:consolidate' },
      schema: { summary: 'Đóng phiếu và kiểm', tags, params: DossierId, body: MoveDossier, response: reply },
    },
    (req) => act(req, req.params.id, (ctx) => closeVote(ctx, req.params.id, req.body)),
  )
  app.post(
    '/api/v1/dossiers/:id/decision',
    {
      config: { access: 'assessment:decide', needsProof: true },
      schema: { summary: 'Ghi quyết định công nhận', tags, params: DossierId, body: RecordDecision, response: reply },
    },
    (req) => act(req, req.params.id, (ctx) => recordDecision(ctx, req.params.id, req.body)),
  )
  app.post(
    '/api/v1/dossiers/:id/publication',
    {
      config: { access: 'assessment:decide', needsProof: true },
      schema: { summary: 'Công bố', tags, params: DossierId, body: MoveDossier, response: reply },
    },
    (req) => act(req, req.params.id, (ctx) => publishRecognition(ctx, req.params.id, req.body)),
  )
}

const Page = { limit: z.coerce.number().int().min(1).max(100).default(20), cursor: z.string().max(120).optional() }
const DateText = z.string().refine(isPlainDate, 'Ngày viết dạng 2024-10-14.')

/** What somebody who moves has in hand, handed on by who administers them. */
function addHandOver(app: App): void {
  const config = { access: 'accounts:manage' } as const
  const params = z.object({ id: z.uuid('Mã không đúng.') })
  app.get(
    '/api/v1/positions/:id/work',
    {
      config,
      schema: { summary: 'Việc đang chờ ở một vị trí', tags, params, response: { 200: OpenWork, ...refusals } },
    },
    (req) => query(req, (ctx) => openWorkOf(ctx, req.params.id)),
  )
  app.post(
    '/api/v1/positions/:id/handover',
    {
      config,
      schema: {
        summary: 'Bàn giao việc đang chờ ở một vị trí cho một người',
        tags,
        params,
        body: HandOver,
        response: { 200: OpenWork, ...refusals },
      },
    },
    async (req) => {
      await command(req, async (ctx) => {
        await handOverWork(ctx, req.params.id, req.body)
        return {}
      })
      return query(req, (ctx) => openWorkOf(ctx, req.params.id))
    },
  )
}

function addLists(app: App): void {
  app.get(
    '/api/v1/work',
    {
      config: { access: 'session' },
      schema: {
        summary: 'Việc của tôi',
        tags,
        querystring: z.strictObject({ ...Page }),
        response: { 200: WorkPage, 422: ProblemDetails },
      },
    },
    (req) => query(req, (ctx) => listWork(ctx, req.query)),
  )
  app.get(
    '/api/v1/dossiers',
    {
      config: { access: 'session' },
      schema: {
        summary: 'Hồ sơ tôi được xem',
        tags,
        querystring: z.strictObject({ unit: z.uuid().optional(), state: z.string().max(40).optional(), ...Page }),
        response: { 200: z.object({ items: z.array(DossierSummary), next: z.string().nullable() }), ...refusals },
      },
    },
    (req) => query(req, (ctx) => listDossiers(ctx, req.query)),
  )
  app.get(
    '/api/v1/dossiers/:id',
    {
      config: { access: 'session' },
      schema: { summary: 'Một hồ sơ', tags, params: DossierId, response: { 200: Dossier, ...refusals } },
    },
    (req) => query(req, async (ctx) => viewDossier(ctx, await readDossier(ctx, req.params.id))),
  )
  app.get(
    '/api/v1/recognitions',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Sổ công nhận',
        tags,
        querystring: z.strictObject({
          unit: z.uuid().optional(),
          asOf: DateText.optional(),
          tier: z.string().max(20).optional(),
          year: z.coerce.number().int().optional(),
          ...Page,
        }),
        response: { 200: z.object({ items: z.array(RecognitionView), next: z.string().nullable() }), ...refusals },
      },
    },
    (req) =>
      query(req, (ctx) => {
        const { unit, asOf, ...rest } = req.query
        return listRecognitions(ctx, { ...rest, unitId: unit, asOf: asOf ? plainDate(asOf) : ctx.today() })
      }),
  )
}
