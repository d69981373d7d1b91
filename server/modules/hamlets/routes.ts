import { z } from 'zod'
import { type App, command, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { HamletChange, HamletChanged, HamletTrial, PlaceHamlet } from './change-contract.ts'
import { applyChange, viewTrial } from './change-hamlets.ts'
import {
  HamletDetail,
  HamletPage,
  HamletQuery,
  NewHamlet,
  NewMeasures,
  OfHamlet,
  OnDate,
  ProvinceTypes,
  SetTypes,
} from './contract.ts'
import { createHamlet } from './create-hamlet.ts'
import { logHeadsViewed } from './log-views.ts'
import { readHamlets } from './list-hamlets.ts'
import { recordMeasures } from './measures.ts'
import { HamletOverview, OverviewQuery } from './overview-contract.ts'
import { placeHamlet } from './place-hamlet.ts'
import { readHamlet } from './read-hamlet.ts'
import { readOverview } from './read-overview.ts'
import { readTypes, setTypes } from './types-of-province.ts'
import { undoHamletChange } from './undo-change.ts'

const tags = ['hamlets']
const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
const OfUnit = z.strictObject({ id: z.uuid('Mã đơn vị không đúng.') })
const access = 'hamlets:manage'
const Empty = z.strictObject({ commandId: z.uuid().optional() })

/** Hamlets: read by everybody, without their heads; written by the commune and above. */
export function addHamletRoutes(app: App): void {
  addReads(app)
  addOverview(app)
  addRecording(app)
  addChanges(app)
  addTypes(app)
}

function addReads(app: App): void {
  app.get(
    '/api/v1/hamlets',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Thôn, ấp của một xã vào một ngày; người đứng đầu chỉ hiện với người phụ trách xã',
        tags,
        querystring: HamletQuery,
        response: { 200: HamletPage, ...refusals },
      },
    },
    async (req) => {
      const page = await query(req, (ctx) => readHamlets(ctx, req.query))
      const heads = page.items.map(({ head }) => head)
      if (heads.some(Boolean)) await command(req, (ctx) => logHeadsViewed(ctx, heads))
      return page
    },
  )
  app.get(
    '/api/v1/hamlets/:id',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Một thôn, ấp: tên, xã, số hộ qua thời gian; từ đâu ra, nay là gì',
        tags,
        params: OfHamlet,
        querystring: OnDate,
        response: { 200: HamletDetail, ...refusals },
      },
    },
    async (req) => {
      const hamlet = await query(req, (ctx) => readHamlet(ctx, req.params.id, req.query.asOf))
      if (hamlet.heads?.length) await command(req, (ctx) => logHeadsViewed(ctx, hamlet.heads ?? []))
      return hamlet
    },
  )
}

function addOverview(app: App): void {
  app.get(
    '/api/v1/units/:id/hamlet-overview',
    {
      config: { access: 'indicators:read' },
      schema: {
        summary: 'Các xã của huyện, tỉnh: số thôn, ấp, số hộ, nhân khẩu, còn thiếu gì, ghi lần cuối khi nào',
        tags,
        params: OfUnit,
        querystring: OverviewQuery,
        response: { 200: HamletOverview, ...refusals },
      },
    },
    (req) => query(req, (ctx) => readOverview(ctx, req.params.id, req.query)),
  )
}

function addRecording(app: App): void {
  app.post(
    '/api/v1/hamlets',
    {
      config: { access },
      schema: { summary: 'Thêm một thôn, ấp', tags, body: NewHamlet, response: { 201: HamletDetail, ...refusals } },
    },
    async (req, reply) => {
      const made = await command(req, async (ctx) => {
        const id = await createHamlet(ctx, req.body)
        return readHamlet(ctx, id)
      })
      return reply.code(201).send(made)
    },
  )
  app.post(
    '/api/v1/hamlets/:id/measures',
    {
      config: { access },
      schema: {
        summary: 'Ghi số hộ, số nhân khẩu của một ngày, kèm nguồn',
        tags,
        params: OfHamlet,
        body: NewMeasures,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await recordMeasures(ctx, req.params.id, req.body)
        return null
      })
      return reply.code(204).send(null)
    },
  )
}

function addChanges(app: App): void {
  app.post(
    '/api/v1/hamlet-changes/trial',
    {
      config: { access },
      schema: {
        summary: 'Chạy thử: đổi tên, nhập, chia, chuyển xã, giải thể; nêu mọi chỗ chưa đúng, không ghi gì',
        tags,
        body: HamletChange,
        response: { 200: HamletTrial, ...refusals },
      },
    },
    (req) => query(req, (ctx) => viewTrial(ctx, req.body)),
  )
  app.post(
    '/api/v1/hamlet-changes',
    {
      config: { access },
      schema: {
        summary: 'Ghi một thay đổi theo quyết định',
        tags,
        body: HamletChange,
        response: { 201: HamletChanged, ...refusals },
      },
    },
    async (req, reply) => reply.code(201).send(await command(req, (ctx) => applyChange(ctx, req.body))),
  )
  app.post(
    '/api/v1/hamlet-changes/:id/undoing',
    {
      config: { access },
      schema: {
        summary: 'Hoàn tác một thay đổi khi chưa có thay đổi nào ghi sau',
        tags,
        params: z.strictObject({ id: z.uuid('Mã thay đổi không đúng.') }),
        body: Empty,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await undoHamletChange(ctx, req.params.id)
        return null
      })
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/hamlets/:id/placing',
    {
      config: { access },
      schema: {
        summary: 'Ghi xã mới của thôn, ấp sau khi xã cũ chia cho nhiều xã',
        tags,
        params: OfHamlet,
        body: PlaceHamlet,
        response: { 200: z.object({ change: z.string() }), ...refusals },
      },
    },
    (req) => command(req, async (ctx) => ({ change: await placeHamlet(ctx, req.params.id, req.body.communeId) })),
  )
}

function addTypes(app: App): void {
  app.get(
    '/api/v1/units/:id/hamlet-types',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Loại thôn, ấp dùng ở một tỉnh, theo văn bản nào',
        tags,
        params: OfUnit,
        response: { 200: ProvinceTypes, ...refusals },
      },
    },
    (req) => query(req, (ctx) => readTypes(ctx, req.params.id)),
  )
  app.put(
    '/api/v1/units/:id/hamlet-types',
    {
      config: { access: 'hamlets:set-types' },
      schema: {
        summary: 'Đặt loại thôn, ấp dùng ở một tỉnh',
        tags,
        params: OfUnit,
        body: SetTypes,
        response: { 200: ProvinceTypes, ...refusals },
      },
    },
    (req) =>
      command(req, async (ctx) => {
        await setTypes(ctx, req.params.id, req.body)
        return readTypes(ctx, req.params.id)
      }),
  )
}
