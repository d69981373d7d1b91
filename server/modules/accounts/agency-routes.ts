import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { type App, command, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { plainDate } from '../../kernel/time.ts'
import { findUnit, unitNotFound } from '../units/index.ts'
import { addAgency, renameAgency } from './agencies/add-agency.ts'
import { agenciesOf } from './agencies/agencies.ts'
import { readAgency, readBoard } from './agencies/agency-board.ts'
import {
  AgencyBoard,
  AgencyDetail,
  AgencyQuery,
  AgencyTrial,
  AgencyView,
  BecomeFocal,
  BoardQuery,
  EndAgency,
  EndFocal,
  NewAgency,
  ReceiveSector,
  RenameAgency,
} from './agency-contract.ts'
import { becomeFocal, endFocal } from './agencies/become-focal.ts'
import { endAgency, tryEndAgency } from './agencies/end-agency.ts'
import { receiveSector, tryReceiveSector } from './agencies/receive-sector.ts'

const tags = ['accounts']
const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
const OfUnit = z.strictObject({ id: z.uuid('Mã đơn vị không đúng.') })
const OfAgency = z.strictObject({ id: z.uuid('Mã cơ quan không đúng.') })
const OnDay = BoardQuery.pick({ asOf: true })
const config = { access: 'accounts:manage' } as const
/** Who holds a sector or leads a programme decides who may appraise and consolidate: rights are given. */
const configProven = { ...config, needsProof: true } as const

/** Agencies of units, read by everybody and recorded by administrators. */
export function addAgencyRoutes(app: App): void {
  addReads(app)
  addActs(app)
  addActsOnOthers(app)
  addFocalActs(app)
}

function addReads(app: App): void {
  app.get(
    '/api/v1/agencies',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Cơ quan của tỉnh tại một ngày',
        tags,
        querystring: AgencyQuery,
        response: { 200: z.object({ items: z.array(AgencyView) }), 404: ProblemDetails, 422: ProblemDetails },
      },
    },
    (req) =>
      query(req, async (ctx) => {
        const asOf = req.query.asOf === undefined ? ctx.today() : plainDate(req.query.asOf)
        const unit = await findUnit(ctx.db, { code: req.query.province, asOf })
        if (!unit) throw unitNotFound(req.query.province)
        return { items: await agenciesOf(ctx.db, unit.id, asOf) }
      }),
  )
  app.get(
    '/api/v1/units/:id/agencies',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Cơ quan của một đơn vị tại một ngày: lĩnh vực, đầu mối, cơ quan trước và sau',
        tags,
        params: OfUnit,
        querystring: BoardQuery,
        response: { 200: AgencyBoard, ...refusals },
      },
    },
    (req) =>
      query(req, (ctx) => {
        const asOf = req.query.asOf === undefined ? ctx.today() : plainDate(req.query.asOf)
        return readBoard(ctx, { unitId: req.params.id, asOf, ended: req.query.ended === '1' })
      }),
  )
  app.get(
    '/api/v1/agencies/:id',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Một cơ quan qua thời gian: tên, lĩnh vực, đầu mối, quyết định',
        tags,
        params: OfAgency,
        querystring: OnDay,
        response: { 200: AgencyDetail, ...refusals },
      },
    },
    (req) =>
      query(req, (ctx) =>
        readAgency(ctx, req.params.id, req.query.asOf === undefined ? ctx.today() : plainDate(req.query.asOf)),
      ),
  )
}

/** An act, then the agency as it now stands, in one transaction. */
function act(req: FastifyRequest, work: (ctx: Ctx) => Promise<string>): Promise<AgencyDetail> {
  return command(req, async (ctx) => readAgency(ctx, await work(ctx), ctx.today()))
}

function addActs(app: App): void {
  app.post(
    '/api/v1/agencies',
    {
      config: configProven,
      schema: {
        summary: 'Thêm cơ quan ở một đơn vị theo quyết định',
        tags,
        body: NewAgency,
        response: { 201: AgencyDetail, ...refusals },
      },
    },
    async (req, reply) => reply.code(201).send(await act(req, (ctx) => addAgency(ctx, req.body))),
  )
  app.post(
    '/api/v1/agencies/:id/names',
    {
      config: configProven,
      schema: {
        summary: 'Đổi tên cơ quan từ một ngày',
        tags,
        params: OfAgency,
        body: RenameAgency,
        response: { 200: AgencyDetail, ...refusals },
      },
    },
    (req) =>
      act(req, async (ctx) => {
        await renameAgency(ctx, req.params.id, req.body)
        return req.params.id
      }),
  )
}

function addActsOnOthers(app: App): void {
  const trial = { params: OfAgency, tags, response: { 200: AgencyTrial, ...refusals } }
  app.post(
    '/api/v1/agencies/:id/end/trial',
    { config, schema: { summary: 'Chạy thử kết thúc cơ quan; không ghi gì', body: EndAgency, ...trial } },
    (req) => query(req, (ctx) => tryEndAgency(ctx, req.params.id, req.body)),
  )
  app.post(
    '/api/v1/agencies/:id/end',
    {
      config: configProven,
      schema: { summary: 'Kết thúc cơ quan, nêu cơ quan kế tục, ai nhận lĩnh vực và người', body: EndAgency, ...trial },
    },
    (req) => command(req, (ctx) => endAgency(ctx, req.params.id, req.body)),
  )
  app.post(
    '/api/v1/agencies/:id/sectors/trial',
    { config, schema: { summary: 'Chạy thử nhận một lĩnh vực; không ghi gì', body: ReceiveSector, ...trial } },
    (req) => query(req, (ctx) => tryReceiveSector(ctx, req.params.id, req.body)),
  )
  app.post(
    '/api/v1/agencies/:id/sectors',
    {
      config: configProven,
      schema: {
        summary: 'Cơ quan nhận một lĩnh vực của tỉnh từ một ngày',
        tags,
        params: OfAgency,
        body: ReceiveSector,
        response: { 200: AgencyDetail, ...refusals },
      },
    },
    (req) =>
      act(req, async (ctx) => {
        await receiveSector(ctx, req.params.id, req.body)
        return req.params.id
      }),
  )
}

function addFocalActs(app: App): void {
  app.post(
    '/api/v1/agencies/:id/programmes',
    {
      config: configProven,
      schema: {
        summary: 'Giao làm cơ quan đầu mối của một chương trình',
        tags,
        params: OfAgency,
        body: BecomeFocal,
        response: { 200: AgencyDetail, ...refusals },
      },
    },
    (req) =>
      act(req, async (ctx) => {
        await becomeFocal(ctx, req.params.id, req.body)
        return req.params.id
      }),
  )
  app.post(
    '/api/v1/focal-agencies/:id/end',
    {
      config: configProven,
      schema: {
        summary: 'Thôi làm cơ quan đầu mối từ một ngày',
        tags,
        params: z.strictObject({ id: z.uuid('Mã không đúng.') }),
        body: EndFocal,
        response: { 200: AgencyDetail, ...refusals },
      },
    },
    (req) => act(req, (ctx) => endFocal(ctx, req.params.id, req.body)),
  )
}
