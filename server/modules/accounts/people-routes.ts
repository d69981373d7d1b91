import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { command, type App, readCtx, baseUrl } from '../../kernel/http.ts'
import { logPersonalView } from '../../kernel/personal-view.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { plainDate } from '../../kernel/time.ts'
import {
  Confirm,
  EndPosition,
  ErasePerson,
  InvitationView,
  NewDeputy,
  NewPerson,
  NewPosition,
  PeoplePage,
  PeopleQuery,
  PersonView,
  RenamePerson,
} from './contract.ts'
import { giveDeputy } from './posts/deputies.ts'
import { erasePerson } from './people/erase-person.ts'
import { addPerson, appoint, endPosition } from './people/people.ts'
import { disablePerson, enablePerson, invitePerson, renamePerson } from './people/person-account.ts'
import { commandUnkept } from './unkept.ts'
import { viewListedPerson, viewPeople, viewPerson } from './people/view-people.ts'

const tags = ['accounts']
const config = { access: 'accounts:manage' } as const
/** Giving somebody rights or a way in, and what cannot be undone. Taking either away asks for no proof: it must be quick. */
const configProven = { ...config, needsProof: true } as const
const params = z.object({ id: z.uuid('Mã không đúng.') })
/** What a line of the list tells of somebody, in words for them. */
const SHOWN = 'họ tên, tên đăng nhập, vị trí công tác'
const refusals = {
  401: ProblemDetails,
  403: ProblemDetails,
  404: ProblemDetails,
  409: ProblemDetails,
  422: ProblemDetails,
}
const changed = { 200: PersonView, ...refusals }
const added = { 201: PersonView, ...refusals }

/** People and posts, for administrators. */
export function addPeopleRoutes(app: App): void {
  app.get(
    '/api/v1/people',
    {
      config,
      schema: { summary: 'Người dùng', tags, querystring: PeopleQuery, response: { 200: PeoplePage, ...refusals } },
    },
    // A command: each of them is told in "Ai đã xem dữ liệu của tôi" who looked.
    (req) =>
      command(req, async (ctx) => {
        const page = await viewPeople(ctx, req.query)
        const shown = page.items.map(({ id }) => id)
        await logPersonalView(ctx, 'accounts.people-viewed', shown, SHOWN)
        return page
      }),
  )

  app.get(
    '/api/v1/people/:id',
    { config, schema: { summary: 'Một người dùng', tags, params, response: changed } },
    (req) =>
      command(req, async (ctx) => {
        const person = await viewListedPerson(ctx, req.params.id)
        await logPersonalView(ctx, 'accounts.people-viewed', [person.id], SHOWN)
        return person
      }),
  )

  app.post(
    '/api/v1/people',
    { config: configProven, schema: { summary: 'Thêm người dùng', tags, body: NewPerson, response: added } },
    (req, reply) => act(req, reply.code(201), (ctx) => addPerson(ctx, req.body)),
  )
  addPostRoutes(app)
  addLeavingRoutes(app)

  app.post(
    '/api/v1/people/:id/invitation',
    {
      config: configProven,
      schema: {
        summary: 'Đường dẫn một lần để đặt mật khẩu',
        tags,
        params,
        body: Confirm,
        response: { 201: InvitationView, ...refusals },
      },
    },
    async (req, reply) => {
      const { path, expiresAt } = await commandUnkept(req, req.actor, (ctx) => invitePerson(ctx, req.params.id))
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ link: `${baseUrl(req)}${path}`, expiresAt })
    },
  )
}

function addPostRoutes(app: App): void {
  app.post(
    '/api/v1/people/:id/positions',
    {
      config: configProven,
      schema: { summary: 'Giao vị trí công tác', tags, params, body: NewPosition, response: added },
    },
    (req, reply) =>
      act(req, reply.code(201), async (ctx) => {
        await appoint(ctx, req.params.id, req.body)
        return req.params.id
      }),
  )

  app.post(
    '/api/v1/positions/:id/deputies',
    {
      config: configProven,
      schema: {
        summary: 'Giao người làm thay một vị trí trong những ngày nhất định',
        tags,
        params,
        body: NewDeputy,
        response: added,
      },
    },
    (req, reply) =>
      act(req, reply.code(201), async (ctx) => {
        await giveDeputy(ctx, req.params.id, req.body)
        return req.body.personId
      }),
  )

  app.post(
    '/api/v1/positions/:id/end',
    { config, schema: { summary: 'Kết thúc vị trí công tác', tags, params, body: EndPosition, response: changed } },
    (req, reply) => act(req, reply, (ctx) => endPosition(ctx, req.params.id, plainDate(req.body.to))),
  )
}

function addLeavingRoutes(app: App): void {
  app.post(
    '/api/v1/people/:id/disable',
    { config, schema: { summary: 'Khóa tài khoản', tags, params, body: Confirm, response: changed } },
    (req, reply) =>
      act(req, reply, async (ctx) => {
        await disablePerson(ctx, req.params.id)
        return req.params.id
      }),
  )

  app.post(
    '/api/v1/people/:id/enable',
    { config: configProven, schema: { summary: 'Mở khóa tài khoản', tags, params, body: Confirm, response: changed } },
    (req, reply) =>
      act(req, reply, async (ctx) => {
        await enablePerson(ctx, req.params.id)
        return req.params.id
      }),
  )

  app.put(
    '/api/v1/people/:id/name',
    {
      config: configProven,
      schema: { summary: 'Sửa họ tên của một người, kèm căn cứ', tags, params, body: RenamePerson, response: changed },
    },
    async (req) => {
      // Not kept for retries, as with erasure; a second time is refused as no change.
      await commandUnkept(req, req.actor, (ctx) => renamePerson(ctx, req.params.id, req.body))
      return viewPerson(readCtx(req), req.params.id)
    },
  )

  app.post(
    '/api/v1/people/:id/erasure',
    {
      config: configProven,
      schema: {
        summary: 'Xóa dữ liệu cá nhân của người không còn giữ vị trí nào; không lấy lại được',
        tags,
        params,
        body: ErasePerson,
        response: changed,
      },
    },
    async (req) => {
      // Not kept for retries: the digest of a body with the name would be a fast hash of it. Erasing twice is harmless.
      await commandUnkept(req, req.actor, (ctx) => erasePerson(ctx, req.params.id, req.body.confirm))
      return viewPerson(readCtx(req), req.params.id)
    },
  )
}

/** An act, then the person as they are now: read after it, so that no names are kept among the answers for retries. */
async function act(req: FastifyRequest, reply: FastifyReply, work: (ctx: Ctx) => Promise<string>) {
  const { id } = await command(req, async (ctx) => ({ id: await work(ctx) }))
  return reply.send(await viewPerson(readCtx(req), id))
}
