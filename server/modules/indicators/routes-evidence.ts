import { z } from 'zod'
import type { ReadCtx } from '../../kernel/context.ts'
import { type App, command, query } from '../../kernel/http.ts'
import { period as asPeriod } from '../../kernel/period.ts'
import { authorize } from '../../kernel/problem.ts'
import { attachment, receiveUpload } from '../../kernel/uploads.ts'
import { placeOn } from '../units/index.ts'
import { unitForPeriod } from './board.ts'
import { chooseSet } from './choose-set.ts'
import { EvidenceView } from './contract.ts'
import { attachEvidence, type EvidenceScope, listEvidence, openEvidence, removeEvidence } from './evidence.ts'
import { canReadFigures } from './policy.ts'
import { evidenceType } from './problems.ts'
import { ForPeriod, UnitId, uploadRefusals } from './route-shapes.ts'
import { anchorOf } from './unit-period.ts'

const LARGEST_EVIDENCE = 25 * 1024 * 1024
const EvidenceId = z.object({ id: z.uuid('Mã minh chứng không đúng.') })

export function addEvidenceRoutes(app: App): void {
  app.get(
    '/api/v1/units/:id/evidence',
    {
      config: { access: 'session' },
      schema: {
        summary: 'Minh chứng của một đơn vị và kỳ',
        tags: ['indicators'],
        params: UnitId,
        querystring: ForPeriod,
        response: { 200: z.object({ items: z.array(EvidenceView) }), ...uploadRefusals },
      },
    },
    (req) =>
      query(req, async (ctx) => {
        authorize(canReadFigures(ctx.actor, await placeOn(ctx.db, req.params.id, ctx.today())))
        return { items: await listEvidence(ctx, await scopeOf(ctx, req.params.id, req.query)) }
      }),
  )
  app.post(
    '/api/v1/units/:id/evidence',
    {
      config: { access: 'evidence:attach', isUpload: true },
      schema: {
        summary: 'Gắn tệp minh chứng vào chỉ tiêu',
        tags: ['indicators'],
        params: UnitId,
        querystring: ForPeriod,
        response: { 201: EvidenceView, ...uploadRefusals },
      },
    },
    async (req, reply) => {
      const accepted = ['pdf', 'jpeg', 'png', 'docx', 'xlsx'] as const
      const upload = await receiveUpload(req, { limit: LARGEST_EVIDENCE, accepted, refuseKind: evidenceType })
      const scope = await query(req, (ctx) => scopeOf(ctx, req.params.id, req.query))
      return reply.code(201).send(await command(req, (ctx) => attachEvidence(ctx, scope, upload)))
    },
  )
  app.delete(
    '/api/v1/evidence/:id',
    {
      config: { access: 'evidence:attach' },
      schema: {
        summary: 'Bỏ tệp minh chứng',
        tags: ['indicators'],
        params: EvidenceId,
        response: { 204: z.null(), ...uploadRefusals },
      },
    },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await removeEvidence(ctx, req.params.id)
        return null
      })
      return reply.code(204).send(null)
    },
  )
  // Served as an attachment from a path that never executes: a file is content, not a page (ASVS 3.2.1).
  app.get(
    '/api/v1/evidence/:id/file',
    {
      config: { access: 'session' },
      schema: { summary: 'Tải tệp minh chứng', tags: ['indicators'], params: EvidenceId },
    },
    async (req, reply) => {
      const file = await query(req, (ctx) => openEvidence(ctx, req.params.id))
      return reply
        .headers({
          'content-type': file.mediaType,
          'content-length': file.size,
          'content-disposition': attachment(file.name),
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, no-store',
        })
        .send(await app.house.files.get(file.hash))
    },
  )
}

async function scopeOf(ctx: ReadCtx, unitId: string, at: { period: string; set?: string }): Promise<EvidenceScope> {
  const period = asPeriod(at.period)
  const unit = await unitForPeriod(ctx, unitId, period)
  const { set } = await chooseSet(ctx, unit.level, { anchor: anchorOf(unit, period), period }, at.set)
  return { unitId, period, setId: set.id, setVersion: set.version }
}
