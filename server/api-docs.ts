import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { html } from './kernel/html.ts'
import type { App } from './kernel/http.ts'

const SWAGGER_UI = join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')), 'static')
const DAY = 'max-age=86400'

const PROOF =
  'Cần đã đăng nhập hoặc xác minh lại trong 15 phút (POST /api/v1/session/proof). Không thì trả 403 step-up-needed và chưa ghi gì; ' +
  'xác minh rồi gửi lại với cùng Idempotency-Key.'

/** Says of every operation who may knock: `public`, `session`, or the permission that opens it; and whether with a proof. */
const withAccess: typeof jsonSchemaTransform = (given) => {
  const { schema, url } = jsonSchemaTransform(given)
  const { access, needsProof } = given.route.config ?? {}
  return { schema: { ...schema, 'x-access': access, ...(needsProof && { description: PROOF }) } as typeof schema, url }
}

/** OpenAPI 3.1 at `/api/openapi.json`, generated from the routes, and a reference page at `/api/docs`. */
export async function addApiDocs(app: App): Promise<void> {
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
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: withAccess,
    transformObject: jsonSchemaTransformObject,
  })
  const open = { config: { access: 'public' as const }, schema: { hide: true } }
  app.get('/api/openapi.json', open, () => app.swagger())
  app.get('/api/docs', open, (_req, reply) =>
    reply
      .header(
        'content-security-policy',
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'",
      )
      .type('text/html; charset=utf-8')
      .send(
        html`<!doctype html>
          <html lang="vi">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width" />
              <title>Giao diện lập trình · Nông thôn số</title>
              <link rel="stylesheet" href="/api/docs/reference.css" />
            </head>
            <body>
              <div id="reference"></div>
              <script src="/api/docs/reference.js"></script>
              <script src="/api/docs/start.js"></script>
            </body>
          </html>`.text,
      ),
  )
  app.get('/api/docs/reference.js', open, (_req, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', DAY)
      .send(createReadStream(join(SWAGGER_UI, 'swagger-ui-bundle.js'))),
  )
  app.get('/api/docs/reference.css', open, (_req, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', DAY)
      .send(createReadStream(join(SWAGGER_UI, 'swagger-ui.css'))),
  )
  app.get('/api/docs/start.js', open, (_req, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .send(
        "SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null })",
      ),
  )
}
