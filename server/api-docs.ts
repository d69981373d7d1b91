import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from './kernel/http.ts'

/** What each group of addresses is about, in the order of the reference. */
const TAGS: readonly { name: string; description: string }[] = [
  { name: 'units', description: 'Đơn vị hành chính' },
  { name: 'unit-decisions', description: 'Quyết định sắp xếp đơn vị' },
  { name: 'frozen-lists', description: 'Danh sách đơn vị đã chốt' },
  { name: 'hamlets', description: 'Thôn, ấp' },
  { name: 'criteria', description: 'Bộ tiêu chí' },
  { name: 'indicators', description: 'Số liệu, minh chứng, kết quả' },
  { name: 'assessment', description: 'Hồ sơ, thẩm định, công nhận' },
  { name: 'reports', description: 'Công bố, báo cáo' },
  { name: 'map', description: 'Bản đồ' },
  { name: 'calendar', description: 'Ngày nghỉ, ngày làm việc' },
  { name: 'accounts', description: 'Tài khoản, vị trí, vai trò, cơ quan' },
  { name: 'notices', description: 'Thông báo' },
  { name: 'audit', description: 'Nhật ký' },
  { name: 'system', description: 'Máy chủ' },
]

const PROOF =
  'Cần đã đăng nhập hoặc xác minh lại trong 15 phút (POST /api/v1/session/proof). Không thì trả 403 step-up-needed và chưa ghi gì; ' +
  'xác minh rồi gửi lại với cùng Idempotency-Key.'

type Given = Parameters<typeof jsonSchemaTransform>[0]
type Responses = Record<string, { description?: string; content?: unknown }>

/**
 * Says of every operation who may knock (`x-access`: `public`, `session`, or the permission that opens it), with what, whether
 * with a proof, and that refusals come as RFC 9457 tells them.
 */
const describe: typeof jsonSchemaTransform = (given) => {
  const { schema, url } = jsonSchemaTransform(given)
  const { access, needsProof, asOneself } = given.route.config ?? {}
  const byToken = needsProof || asOneself ? [] : [{ token: [] }]
  const said = {
    ...schema,
    operationId: nameOf(given),
    'x-access': access,
    ...(access !== 'public' && { security: [{ session: [] }, ...byToken] }),
    ...(needsProof && { description: PROOF }),
    ...(schema.response !== undefined && { response: typed(schema.response as Responses) }),
  }
  return { schema: said, url }
}

/** `GET /api/v1/units/:id/figures` → `getUnitsIdFigures`. */
function nameOf({ route, url }: Given): string {
  const words = url.replace('/api/v1/', '').split(/[^A-Za-z0-9]+/)
  const method = String(route.method).toLowerCase()
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function typed(responses: Responses): Responses {
  return Object.fromEntries(
    Object.entries(responses).map(([status, shape]) =>
      Number(status) < 400
        ? [status, shape]
        : [status, { description: 'Từ chối (RFC 9457)', content: { 'application/problem+json': { schema: shape } } }],
    ),
  )
}

/** OpenAPI 3.1 at `/api/openapi.json`, generated from the routes. */
export async function addApiDocs(app: App): Promise<void> {
  const { publicUrl } = app.house.config
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Nông thôn số',
        version: '1',
        description:
          'Mọi màn hình dùng chính các địa chỉ này. Lệnh ghi mang mã do máy khách tạo (Idempotency-Key); lỗi theo RFC 9457. ' +
          'Hệ thống khác gửi Authorization: Bearer nts_… với mã truy cập tạo ở “Tài khoản của tôi”.',
      },
      servers: [{ url: publicUrl ?? '/' }],
      tags: [...TAGS],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: publicUrl?.startsWith('https:') ? '__Host-nts' : 'nts' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: describe,
    transformObject: jsonSchemaTransformObject,
  })
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger())
}
