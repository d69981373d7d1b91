import { z } from 'zod'

/** One mistake in what was sent: where it is and what to do about it, in Vietnamese. */
export type FieldError = { pointer: string; detail: string }

/** RFC 9457 reply. `errors` lists every mistake of a 422 at once; other members explain a lock or a conflict. */
export const ProblemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    current: z.unknown().optional(),
  })
  .meta({ id: 'ProblemDetails' })

export type ProblemKind = { status: number; slug: string; title: string }

/** An expected refusal. Thrown by use cases, answered as `application/problem+json` or as a page. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly detail: string
  readonly extra: { errors?: FieldError[]; current?: unknown; retryAfter?: number }

  constructor(kind: ProblemKind, detail: string, extra: Problem['extra'] = {}) {
    super(`${kind.slug}: ${detail}`)
    this.kind = kind
    this.detail = detail
    this.extra = extra
  }
}

const catalogue = new Map<string, ProblemKind>()

/**
 * Declares one kind of refusal and returns what makes it. `sentence` says in Vietnamese what happened and what
 * to do next. Each slug is declared once; `/problems/<slug>` is a page generated from this list.
 */
export function problem<Args extends unknown[]>(
  status: number,
  slug: string,
  title: string,
  sentence: (...args: Args) => string | { detail: string; extra: Problem['extra'] },
): (...args: Args) => Problem {
  if (catalogue.has(slug)) throw new Error(`problem ${slug} is declared twice`)
  const kind = { status, slug, title }
  catalogue.set(slug, kind)
  return (...args) => {
    const said = sentence(...args)
    return typeof said === 'string' ? new Problem(kind, said) : new Problem(kind, said.detail, said.extra)
  }
}

/** Every declared kind, sorted, for the `/problems` pages and the documentation. */
export function listProblems(): ProblemKind[] {
  return [...catalogue.values()].sort((a, b) => a.slug.localeCompare(b.slug))
}

export const notFound = problem(404, 'not-found', 'Không tìm thấy', (what: string) => `Không tìm thấy ${what}.`)

export const invalidInput = problem(422, 'invalid-input', 'Nội dung chưa đúng', (errors: FieldError[]) => ({
  detail: errors.length === 1 && errors[0] ? errors[0].detail : `Có ${errors.length} chỗ chưa đúng. Sửa rồi gửi lại.`,
  extra: { errors },
}))

export const signInFirst = problem(
  401,
  'sign-in-first',
  'Cần đăng nhập',
  () => 'Phiên làm việc chưa mở hoặc đã hết. Đăng nhập rồi làm lại; nội dung bạn đang nhập vẫn còn trên màn hình.',
)

export const notAllowed = problem(403, 'not-allowed', 'Không có quyền', (reason: string) => reason)

export const stepUpNeeded = problem(
  403,
  'step-up-needed',
  'Cần xác minh lại',
  () =>
    'Việc này có giá trị pháp lý hoặc liên quan đến quyền nên cần bạn xác minh lại bằng mật khẩu, mã hoặc khóa truy cập. ' +
    'Chưa có gì được ghi; xác minh xong thì gửi lại đúng việc này.',
)

export const notByToken = problem(
  403,
  'not-by-token',
  'Không làm được bằng mã truy cập',
  () =>
    'Việc này chỉ chính người dùng làm được sau khi đăng nhập: tài khoản, quyền, chữ ký, phiếu, quyết định. ' +
    'Mã truy cập không làm thay được.',
)

export const crossSite = problem(
  403,
  'cross-site',
  'Yêu cầu từ trang khác',
  () => 'Yêu cầu này đến từ một trang khác nên không được nhận. Mở lại trang của hệ thống rồi làm lại.',
)

export const commandConflict = problem(
  409,
  'command-conflict',
  'Mã lệnh đã dùng',
  () => 'Mã lệnh này đã dùng cho một việc khác. Tải lại trang rồi làm lại.',
)

export const alreadyDone = problem(
  409,
  'already-done',
  'Việc này đã làm rồi',
  () =>
    'Lệnh này đã được thực hiện một lần; đường dẫn hoặc mã của lần đó chỉ hiện lúc ấy và không hiện lại. ' +
    'Tải lại trang để xem kết quả; nếu đã mất thì thu hồi và tạo lại.',
)

export const tooLarge = problem(
  413,
  'too-large',
  'Quá lớn',
  (limit: string) => `Nội dung gửi lên lớn hơn ${limit}. Chia nhỏ hoặc nén bớt rồi gửi lại.`,
)

export const unsupportedType = problem(
  415,
  'unsupported-type',
  'Loại nội dung không nhận',
  (allowed: string) => `Chỉ nhận ${allowed}.`,
)

export const badRequest = problem(400, 'bad-request', 'Yêu cầu hỏng', (why: string) => why)

export const serverFault = problem(
  500,
  'server-fault',
  'Máy chủ gặp sự cố',
  (requestId: string) =>
    `Máy chủ gặp sự cố. Nội dung bạn nhập vẫn còn; gửi lại không sợ ghi hai lần. Mã sự cố ${requestId}.`,
)

/** What a policy answers: allowed, or the refusal that says why. */
export type Decision = true | Problem

/** Lets an allowed act pass and throws the refusal of any other. */
export function authorize(decision: Decision): void {
  if (decision !== true) throw decision
}
