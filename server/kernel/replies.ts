import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { html } from './html.ts'
import { speakVietnamese } from './input-words.ts'
import type { Metrics } from './metrics.ts'
import { sendPage } from './page.ts'
import type { Actor } from './policy.ts'
import {
  badRequest,
  type FieldError,
  invalidInput,
  notFound,
  Problem,
  serverFault,
  tooLarge,
  unsupportedType,
} from './problem.ts'

speakVietnamese()

/** What turns anything thrown into RFC 9457 for programs, or into a page for people, and counts it by kind. */
export function answersTo({ refusals }: Metrics) {
  return (error: unknown, req: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = toProblem(error, req)
    refusals.inc({ slug: refusal.kind.slug })
    return answer(error, refusal, req, reply)
  }
}

function answer(error: unknown, refusal: Problem, req: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (refusal.kind.status >= 500) req.log.error({ requestId: req.id, err: error }, 'unexpected')
  else if (isWorthALine(refusal, req)) logRefusal(refusal, req)
  if (refusal.extra.retryAfter) reply.header('retry-after', String(Math.ceil(refusal.extra.retryAfter)))
  if (!req.url.startsWith('/api/') && req.headers.accept?.includes('text/html')) return answerPage(refusal, req, reply)
  return reply
    .code(refusal.kind.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({
      type: `/problems/${refusal.kind.slug}`,
      title: refusal.kind.title,
      status: refusal.kind.status,
      detail: refusal.detail,
      requestId: req.id,
      ...(refusal.extra.errors && { errors: refusal.extra.errors }),
      ...(refusal.extra.current !== undefined && { current: refusal.extra.current }),
    })
}

/** Not let in, not allowed, or too often: tries to get around a control look like this. No one asked to sign in does. */
function isWorthALine({ kind }: Problem, req: FastifyRequest): boolean {
  if (kind.slug === 'sign-in-first') return req.headers.cookie !== undefined
  return [401, 403, 429].includes(kind.status)
}

/** Who, from where, what and why; nothing of what was sent. */
function logRefusal({ kind }: Problem, req: FastifyRequest): void {
  // Nobody is known yet when the gate itself refuses.
  const actor: Actor | undefined = req.actor
  const what = { problem: kind.slug, method: req.method, route: req.routeOptions.url }
  req.log.warn({ requestId: req.id, personId: actor?.id ?? null, address: req.ip, ...what }, 'refused')
}

const FIND = html`<form class="find" action="/tim-kiem" role="search">
  <label for="q">Tìm xã, phường của bạn</label>
  <div>
    <input class="input" id="q" name="q" maxlength="200" autocomplete="off" placeholder="Tên xã, tên cũ hoặc mã" />
    <button class="button">Tìm</button>
  </div>
</form>`

function answerPage(refusal: Problem, req: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { title, status } = refusal.kind
  const errors = refusal.extra.errors ?? []
  return sendPage(req, reply.code(status), {
    title,
    body: html`<div class="wrap page-message">
      <h1>${title}</h1>
      <p class="lead">${refusal.detail}</p>
      ${
        errors.length > 1 &&
        html`<ul>
          ${errors.map((e) => html`<li>${e.detail}</li>`)}
        </ul>`
      }
      ${status === 404 && FIND}
      <p><a href="/">Về trang chủ</a> · <a href="/tim-kiem">Tìm xã, phường</a></p>
    </div>`,
  })
}

function toProblem(error: unknown, req: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error))
    return invalidInput(error.validation.map((issue) => fieldError(error.validationContext, issue)))
  const { code, statusCode } = error as FastifyError
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge('mức cho phép')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return unsupportedType('application/json hoặc biểu mẫu')
  if (code === 'FST_ERR_NOT_FOUND' || statusCode === 404) return notFound('trang này')
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return badRequest('Máy chủ không đọc được yêu cầu. Kiểm tra lại nội dung gửi lên.')
  return serverFault(req.id)
}

function fieldError(context: string | undefined, issue: { instancePath?: string; message?: string }): FieldError {
  const where = context === 'querystring' ? '?' : context === 'params' ? ':' : ''
  return { pointer: `${where}${issue.instancePath || '/'}`, detail: issue.message ?? 'Giá trị không đúng.' }
}
