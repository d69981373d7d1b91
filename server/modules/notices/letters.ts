import { html } from '../../kernel/html.ts'
import type { Letter } from '../../kernel/mail.ts'
import type { NoticeRow } from './tables.ts'

type Words = Pick<Letter, 'subject' | 'text' | 'html'>
type Line = Pick<NoticeRow, 'text_vi' | 'link'>

/** What happened and a link each; no figures, no names. `base`: address of this system without a slash at the end. */
export function writeNoticeLetter(base: string, lines: readonly Line[]): Words {
  const [only] = lines
  const subject = lines.length === 1 && only ? only.text_vi : `${lines.length} thông báo mới`
  const settings = `${base}/lam-viec/thong-bao`
  const foot = 'Thư tự động của Nông thôn số, không trả lời thư này. Đổi cách nhận thư hoặc thôi nhận:'
  return {
    subject: `Nông thôn số: ${subject}`,
    text: [...lines.map((line) => `${line.text_vi}\n${base}${line.link}`), `--\n${foot}\n${settings}`].join('\n\n'),
    html: frame(
      html`<ul>
          ${lines.map(
            (line) =>
              html`<li>
                <p>${line.text_vi}<br /><a href="${base}${line.link}">Mở</a></p>
              </li>`,
          )}
        </ul>
        <p>
          <small>${foot} <a href="${settings}">${settings}</a></small>
        </p>`.text,
    ),
  }
}

export function writeConfirmation(base: string, token: string, hours: number): Words {
  const link = `${base}/xac-nhan-thu/${token}`
  const why = 'Có người dùng Nông thôn số xin nhận thông báo ở địa chỉ thư này.'
  const what = `Nếu là bạn, mở đường dẫn sau trong ${hours} giờ rồi bấm Xác nhận:`
  const otherwise = 'Nếu không phải bạn, bỏ qua thư này: sẽ không có thư nào khác.'
  return {
    subject: 'Nông thôn số: xác nhận địa chỉ thư',
    text: [why, `${what}\n${link}`, otherwise].join('\n\n'),
    html: frame(
      html`<p>${why}</p>
        <p>${what}<br /><a href="${link}">${link}</a></p>
        <p>${otherwise}</p>`.text,
    ),
  }
}

function frame(body: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Nông thôn số</title></head><body>${body}</body></html>`
}
