import { z } from 'zod'
import { command, type App, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { plainDate } from '../../kernel/time.ts'
import {
  Confirm,
  EndPosition,
  InvitationView,
  NewDeputy,
  NewPerson,
  NewPosition,
  PeoplePage,
  PeopleQuery,
  PersonView,
} from './contract.ts'
import { giveDeputy } from './deputies.ts'
import { addPerson, appoint, disablePerson, endPosition, invitePerson } from './people.ts'
import { baseUrl } from './send-sign-in.ts'
import { commandUnkept } from './unkept.ts'
import { viewPeople, viewPerson } from './view-people.ts'

const tags = ['accounts']
const config = { access: 'accounts:manage' } as const
/** Giving somebody rights or a way in. Taking either away asks for no proof: it must be quick. */
const configProven = { ...config, needsProof: true } as const
const params = z.object({ id: z.uuid('Mã không đúng.') })
const refusals = {
  401: ProblemDetails,
  403: ProblemDetails,
  404: ProblemDetails,
  409: ProblemDetails,
  422: ProblemDetails,
}

/** People and posts, for administrators. */
export function addPeopleRoutes(app: App): void {
  app.get(
    '/api/v1/people',
    {
      config,
      schema: { summary: 'Người dùng', tags, querystring: PeopleQuery, response: { 200: PeoplePage, ...refusals } },
    },
    (req) => query(req, (ctx) => viewPeople(ctx, req.query)),
  )

  app.post(
    '/api/v1/people',
    {
      config: configProven,
      schema: { summary: 'Thêm người dùng', tags, body: NewPerson, response: { 201: PersonView, ...refusals } },
    },
    async (req, reply) =>
      reply.code(201).send(await command(req, async (ctx) => viewPerson(ctx, await addPerson(ctx, req.body)))),
  )

  app.post(
    '/api/v1/people/:id/positions',
    {
      config: configProven,
      schema: {
        summary: 'Giao vị trí công tác',
        tags,
        params,
        body: NewPosition,
        response: { 201: PersonView, ...refusals },
      },
    },
    async (req, reply) => {
      const person = await command(req, async (ctx) => {
        await appoint(ctx, req.params.id, req.body)
        return viewPerson(ctx, req.params.id)
      })
      return reply.code(201).send(person)
    },
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
        response: { 201: PersonView, ...refusals },
      },
    },
    async (req, reply) => {
      const person = await command(req, async (ctx) => {
        await giveDeputy(ctx, req.params.id, req.body)
        return viewPerson(ctx, req.body.personId)
      })
      return reply.code(201).send(person)
    },
  )

  app.post(
    '/api/v1/positions/:id/end',
    {
      config,
      schema: {
        summary: 'Kết thúc vị trí công tác',
        tags,
        params,
        body: EndPosition,
        response: { 200: PersonView, ...refusals },
      },
    },
    (req) =>
      command(req, async (ctx) => viewPerson(ctx, await endPosition(ctx, req.params.id, plainDate(req.body.to)))),
  )

  app.post(
    '/api/v1/people/:id/disable',
    {
      config,
      schema: { summary: 'Khóa tài khoản', tags, params, body: Confirm, response: { 200: PersonView, ...refusals } },
    },
    (req) =>
      command(req, async (ctx) => {
        await disablePerson(ctx, req.params.id)
        return viewPerson(ctx, req.params.id)
      }),
  )

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
