import { html, type Html } from '../../kernel/html.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import type { CastMember } from './cast.ts'

export type SignInPage = {
  /** Local path to go to afterwards. */
  backTo: string
  login: string
  refusal: string | undefined
  demo: { today: PlainDate; cast: readonly CastMember[] } | undefined
}

/** The page that lets people in; a demo database adds its cast and its working date. */
export function renderSignIn(page: SignInPage): Html {
  return html`<div class="wrap page-form">
    <h1>Đăng nhập</h1>
    ${page.refusal && html`<p class="note note-warn" role="alert">${page.refusal}</p>`}
    ${page.demo && renderCast(page.demo.cast, page.demo.today, page.backTo)}
    <form method="post" action="/dang-nhap" class="form">
      ${page.demo && html`<h2>Bằng tên đăng nhập</h2>`}
      <input type="hidden" name="ve" value="${page.backTo}" />
      <p>
        <label for="login">Tên đăng nhập</label>
        <input
          class="input"
          id="login"
          name="login"
          value="${page.login}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
        />
      </p>
      <p>
        <label for="password">Mật khẩu</label>
        <input class="input" id="password" name="password" type="password" autocomplete="current-password" required />
      </p>
      <p><button class="btn btn-primary" type="submit">Đăng nhập</button></p>
      <p class="muted">
        Chưa có tài khoản hoặc quên mật khẩu: đề nghị người quản trị của đơn vị gửi đường dẫn đặt mật khẩu.
      </p>
    </form>
    ${page.demo && renderWorkingDate(page.demo.today, page.backTo)}
  </div>`
}

function renderCast(cast: readonly CastMember[], today: PlainDate, backTo: string): Html {
  const others = cast.filter((member) => !member.inStory)
  return html`<section aria-labelledby="cast">
    <h2 id="cast">Vào vai một người <span class="tag">dữ liệu minh họa</span></h2>
    <p>
      Đây là cơ sở dữ liệu minh họa, ngày làm việc ${displayDate(today)}. Những người dưới đây không có thật; bấm để vào
      ngay.
    </p>
    ${renderMembers(
      cast.filter((member) => member.inStory),
      backTo,
    )}
    ${
      others.length > 0 &&
      html`<details>
        <summary>Những người khác (${others.length})</summary>
        ${renderMembers(others, backTo)}
      </details>`
    }
  </section>`
}

function renderMembers(members: readonly CastMember[], backTo: string): Html {
  return html`<ul class="cast">
    ${members.map(
      (member) =>
        html`<li>
          <form method="post" action="/dang-nhap/minh-hoa">
            <input type="hidden" name="person" value="${member.key}" />
            <input type="hidden" name="ve" value="${backTo}" />
            <button class="btn" type="submit">
              <b>${member.name}</b>
              <span
                >${member.post.title}${
                  !member.isHeld &&
                  member.post.to !== null &&
                  ` – kết thúc ngày ${displayDate(addDays(member.post.to, -1))}`
                }</span
              >
            </button>
          </form>
        </li>`,
    )}
  </ul>`
}

function renderWorkingDate(today: PlainDate, backTo: string): Html {
  return html`<form method="post" action="/dang-nhap/ngay-lam-viec" class="form">
    <h2>Ngày làm việc <span class="tag">dữ liệu minh họa</span></h2>
    <input type="hidden" name="ve" value="${backTo}" />
    <p>
      <label for="date">Xem hệ thống vào ngày</label>
      <input class="input" id="date" name="date" type="date" value="${today}" required />
    </p>
    <p class="muted">Trước 01/7/2025 có ba cấp: tỉnh, huyện, xã; từ 01/7/2025 có hai cấp: tỉnh, xã.</p>
    <p><button class="btn" type="submit">Đặt ngày làm việc</button></p>
  </form>`
}

/** Shown to somebody who is signed in already. */
export function renderSignedIn(name: string, backTo: string): Html {
  return html`<div class="wrap page-form">
    <h1>Đang làm việc</h1>
    <p class="lead">Đang đăng nhập với tên ${name}.</p>
    <p><a class="btn btn-primary" href="${backTo}">Tới bàn làm việc</a></p>
    <form method="post" action="/dang-xuat">
      <p><button class="btn" type="submit">Đăng xuất</button></p>
    </form>
  </div>`
}

/** `2024-10-14` → `14/10/2024`. */
function displayDate(date: PlainDate): string {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}
