import { z } from 'zod'
import { type App, command, query, readCtx } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { changeRole, makeRole, resetRole } from './roles/edit-roles.ts'
import {
  ChangeRole,
  NewRole,
  ResetRole,
  RoleSettings,
  RoleSettingsQuery,
  RolesQuery,
  RoleView,
} from './role-contract.ts'
import { viewRoles, viewRoleSettings } from './roles/view-roles.ts'

const tags = ['accounts']
const params = z.object({ code: z.string().max(60, 'Mã vai trò quá dài.') })
const refusals = {
  401: ProblemDetails,
  403: ProblemDetails,
  404: ProblemDetails,
  409: ProblemDetails,
  422: ProblemDetails,
}

/** What the roles allow in a province, and how a province changes them within the limits of `data/roles.json`. */
export function addRoleRoutes(app: App): void {
  app.get(
    '/api/v1/roles',
    {
      config: { access: 'session' },
      schema: {
        summary: 'Vai trò và quyền, theo tỉnh của một đơn vị',
        tags,
        querystring: RolesQuery,
        response: { 200: z.object({ items: z.array(RoleView) }), 401: ProblemDetails, 422: ProblemDetails },
      },
    },
    (req) => query(req, async (ctx) => ({ items: await viewRoles(ctx, req.query.unitId ?? null) })),
  )

  app.get(
    '/api/v1/role-settings',
    {
      config: { access: 'accounts:manage' },
      schema: {
        summary: 'Vai trò của một tỉnh để sửa: giới hạn, số người giữ, các lần sửa',
        tags,
        querystring: RoleSettingsQuery,
        response: { 200: RoleSettings, ...refusals },
      },
    },
    (req) => query(req, (ctx) => viewRoleSettings(ctx, req.query.provinceId ?? null)),
  )

  addEditingRoutes(app)
}

function addEditingRoutes(app: App): void {
  const config = { access: 'accounts:manage', needsProof: true } as const

  app.post(
    '/api/v1/roles',
    {
      config,
      schema: {
        summary: 'Tạo vai trò của tỉnh theo mẫu',
        tags,
        body: NewRole,
        response: { 201: RoleSettings, ...refusals },
      },
    },
    async (req, reply) => {
      await command(req, (ctx) => makeRole(ctx, req.body))
      return reply.code(201).send(await viewRoleSettings(readCtx(req), req.body.provinceId))
    },
  )

  app.put(
    '/api/v1/roles/:code',
    {
      config,
      schema: {
        summary: 'Sửa quyền của một vai trò ở một tỉnh; có hiệu lực ngay với người đang giữ',
        tags,
        params,
        body: ChangeRole,
        response: { 200: RoleSettings, ...refusals },
      },
    },
    async (req) => {
      await command(req, (ctx) => changeRole(ctx, req.params.code, req.body))
      return viewRoleSettings(readCtx(req), req.body.provinceId)
    },
  )

  app.post(
    '/api/v1/roles/:code/reset',
    {
      config,
      schema: {
        summary: 'Đưa một vai trò về như khi tỉnh chưa sửa',
        tags,
        params,
        body: ResetRole,
        response: { 200: RoleSettings, ...refusals },
      },
    },
    async (req) => {
      await command(req, (ctx) => resetRole(ctx, req.params.code, req.body))
      return viewRoleSettings(readCtx(req), req.body.provinceId)
    },
  )
}
