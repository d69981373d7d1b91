import { Problem } from '../kernel/problem.ts'

const FILES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `Không có tệp hay thư mục ${path}. Kiểm tra lại tên và chỗ đứng.`,
  EISDIR: (path) => `${path} là thư mục. Ghi tên một tệp.`,
  ENOTDIR: (path) => `${path} không nằm trong một thư mục. Kiểm tra lại đường dẫn.`,
  EACCES: (path) => `Không có quyền với ${path}. Chạy bằng người dùng khác, hoặc đổi quyền của tệp.`,
  EPERM: (path) => `Hệ điều hành không cho làm việc này với ${path}. Kiểm tra quyền của tệp.`,
  ENOSPC: (path) => `Ổ đĩa đã đầy khi ghi ${path}. Giải phóng chỗ rồi chạy lại.`,
  EPIPE: () => 'Chương trình nhận dữ liệu đã đóng trước khi ghi xong.',
  EROFS: (path) => `${path} nằm trên ổ chỉ đọc.`,
}

const NETWORK: Readonly<Record<string, (where: string) => string>> = {
  EADDRINUSE: (where) => `Cổng ${where} đang có chương trình khác dùng. Đặt PORT thành số khác rồi chạy lại.`,
  EADDRNOTAVAIL: (where) => `Máy này không có địa chỉ ${where}. Sửa biến HOST.`,
  ECONNREFUSED: (where) => `Không nối được tới ${where}: không có gì trả lời. Kiểm tra DATABASE_URL và máy chủ ấy.`,
  ENOTFOUND: (where) => `Không tìm thấy máy chủ ${where}. Kiểm tra DATABASE_URL.`,
  ETIMEDOUT: (where) => `${where} không trả lời. Kiểm tra mạng và DATABASE_URL.`,
}

/** SQLSTATE of what an administrator can put right. */
const DATABASE: Readonly<Record<string, string>> = {
  '28P01': 'PostgreSQL không nhận tên hoặc mật khẩu. Sửa DATABASE_URL.',
  '28000': 'PostgreSQL không cho người dùng này vào. Sửa DATABASE_URL hoặc pg_hba.conf.',
  '3D000': 'PostgreSQL không có cơ sở dữ liệu này. Tạo nó trước, hoặc sửa DATABASE_URL.',
  '42501': 'Người dùng trong DATABASE_URL không đủ quyền. Cấp quyền sở hữu cơ sở dữ liệu cho người ấy.',
  '53300': 'PostgreSQL đã hết chỗ cho kết nối mới. Đóng bớt, hoặc tăng max_connections.',
  '53100': 'Ổ đĩa của PostgreSQL đã đầy.',
  '57P03': 'PostgreSQL đang khởi động. Đợi ít giây rồi chạy lại.',
}

type SystemFault = Error & { code: string; path?: string; address?: string; hostname?: string; port?: number }

/**
 * What stopped a command, in Vietnamese with the way out. A fault nobody foresaw says so and keeps its own words for
 * whoever repairs it, on lines of their own.
 */
export function sayFault(error: unknown): string {
  if (error instanceof Problem) return sayProblem(error)
  if (isSystemFault(error)) {
    const where = error.address ?? error.hostname ?? ''
    const known =
      FILES[error.code]?.(error.path ?? '') ??
      NETWORK[error.code]?.(error.port === undefined ? where : `${where}:${error.port}`) ??
      DATABASE[error.code]
    if (known) return known
  }
  if (error instanceof AggregateError && error.errors.length > 0) return sayFault(error.errors[0])
  // The cause of our own sentence helps only when it is the database's: why a migration did not run.
  if (error instanceof Error && isOurs(error))
    return isSystemFault(error.cause) ? `${error.message}\n${technical(error.cause)}` : error.message
  return `Lỗi ngoài dự kiến, xin báo kèm các dòng sau cho nơi cung cấp phần mềm:\n${technical(error)}`
}

function sayProblem({ detail, extra: { errors = [] } }: Problem): string {
  const more = errors.filter((one) => one.detail !== detail)
  return [detail, ...more.map((one) => `  ${one.detail}`)].join('\n')
}

function isSystemFault(error: unknown): error is SystemFault {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/** A sentence thrown for a person carries Vietnamese letters; the words of libraries do not. */
function isOurs({ message }: Error): boolean {
  return /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i.test(message)
}

function technical(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause ? `${error.stack}\n${technical(error.cause)}` : (error.stack ?? error.message)
}
