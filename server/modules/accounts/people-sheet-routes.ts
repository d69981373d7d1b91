import { z } from 'zod'
import { type App, commandOnce, query, baseUrl } from '../../kernel/http.ts'
import { EVERYWHERE, isHeld } from '../../kernel/policy.ts'
import { invalidInput, ProblemDetails } from '../../kernel/problem.ts'
import { receiveSheet } from '../../kernel/receive-sheet.ts'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { TableFile } from '../../kernel/table-file.ts'
import { attachment } from '../../kernel/uploads.ts'
import { inviteToSignIn } from './sign-in/invitations.ts'
import { digestOfSheet, holdSheet, judgePeople, readPeopleTable } from './people/judge-people-sheet.ts'
import { openRoles } from './roles/open-roles.ts'
import { addPerson } from './people/people.ts'
import { AcceptedPeopleSheet, ReadPeopleSheet } from './people-sheet-contract.ts'
import { writePeopleTemplate } from './people/people-sheet-layout.ts'
import { peopleSheetKind, peopleSheetMoved } from './problems.ts'

const tags = ['accounts']
const config = { access: 'accounts:manage' } as const
const refusals = {
  403: ProblemDetails,
  409: ProblemDetails,
  413: ProblemDetails,
  415: ProblemDetails,
  422: ProblemDetails,
}
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Many people at once from Excel or CSV. The file is sent twice and kept nowhere: read and judged, then the same one accepted. */
export function addPeopleSheetRoutes(app: App): void {
  app.get(
    '/api/v1/people/sheet.xlsx',
    { config, schema: { summary: 'Tệp mẫu để thêm nhiều người dùng', tags, response: { 200: z.unknown() } } },
    async (req, reply) =>
      reply
        .type(EXCEL)
        .header('content-disposition', attachment('Người dùng.xlsx'))
        .send(await query(req, writeTemplate)),
  )

  app.post(
    '/api/v1/people/sheets',
    {
      config: { ...config, isUpload: true },
      schema: {
        summary: 'Đọc thử danh sách người dùng từ Excel hoặc CSV; nêu từng ô sai, chưa ghi gì',
        tags,
        response: { 200: ReadPeopleSheet, ...refusals },
      },
    },
    async (req) => {
      const content = await receiveSheet(req, peopleSheetKind)
      const table = await readPeopleTable(content)
      const { sheet, people, problems } = await query(req, (ctx) => judgePeople(ctx, digestOfSheet(content), table))
      const rows = people.map(({ row, unit, roles, person }) => ({
        row,
        name: person.name,
        title: person.position.title,
        unit,
        roles,
      }))
      return { sheet, rows, problems }
    },
  )

  app.post(
    '/api/v1/people/sheets/:sheet/acceptance',
    {
      config: { ...config, isUpload: true, needsProof: true },
      schema: {
        summary: 'Thêm mọi người trong tệp đã đọc thử, mỗi người một đường dẫn một lần',
        tags,
        params: z.object({ sheet: z.string().regex(/^[0-9a-f]{64}$/, 'Mã tệp không đúng.') }),
        response: { 201: AcceptedPeopleSheet, ...refusals },
      },
    },
    async (req, reply) => {
      const content = await receiveSheet(req, peopleSheetKind)
      if (digestOfSheet(content) !== req.params.sheet) throw peopleSheetMoved()
      const table = await readPeopleTable(content)
      const added = await commandOnce(req, (ctx) => acceptPeople(ctx, req.params.sheet, table))
      const people = added.map(({ id, name, title, path }) => ({ id, name, title, link: `${baseUrl(req)}${path}` }))
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ people, expiresAt: added[0]?.expiresAt ?? '' })
    },
  )
}

/** All of them or none: judged again in the transaction that writes. */
async function acceptPeople(ctx: Ctx, sheet: string, table: TableFile) {
  await holdSheet(ctx, sheet)
  const { people, problems } = await judgePeople(ctx, sheet, table)
  if (problems.length > 0)
    throw invalidInput(problems.map(({ cell, detail }) => ({ pointer: `/file/${cell}`, detail })))
  const added = []
  for (const { person } of people) {
    const id = await addPerson(ctx, person)
    added.push({ id, name: person.name, title: person.position.title, ...(await inviteToSignIn(ctx, id)) })
  }
  return added
}

/** The template names the roles of the provinces that its reader manages. */
async function writeTemplate(ctx: ReadCtx): Promise<Buffer> {
  const roles = await openRoles(ctx.db)
  const managed = ctx.actor.positions
    .filter((post) => isHeld(post, ctx.today()) && post.permissions.has('accounts:manage'))
    .map(({ unitId }) => unitId)
  const provinces = new Set(managed.map((id) => roles.provinceOf(id === EVERYWHERE ? null : id, ctx.today())))
  const names = [...provinces].flatMap((id) => roles.list(id)).flatMap((role) => (role.isOffered ? [role.name] : []))
  return writePeopleTemplate([...new Set(names)])
}
