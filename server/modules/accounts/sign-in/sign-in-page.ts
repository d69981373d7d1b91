import { html, type Html } from '../../../kernel/html.ts'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { printDate } from '../../units/index.ts'
import type { CastMember } from '../demo/cast.ts'

export type SignInPage = {
  /** Local path to go to afterwards. */
  backTo: string
  login: string
  refusal?: string
  /** What the single sign-on is called; undefined = there is none. */
  sso: string | undefined
  demo: { today: PlainDate; cast: readonly CastMember[] } | undefined
}

/** The page that lets people in; a demo database adds its cast and its working date. */
export function renderSignIn({ backTo, login, refusal, sso, demo }: SignInPage): Html {
  return html`<div class="wrap section">
    <h1>Đăng nhập cán bộ</h1>
    ${refusal && html`<div class="notice wrong" role="alert"><p>${refusal}</p></div>`}
    ${demo && renderCast(demo.cast, demo.today, backTo)} ${sso && renderSso(sso, backTo)}
    <section class="section">
      <h2>${demo || sso ? 'Bằng tên đăng nhập' : 'Tên đăng nhập và mật khẩu'}</h2>
      <form method="post" action="/dang-nhap" class="stack narrow">
        <input type="hidden" name="ve" value="${backTo}" />
        <div class="field">
          <label for="login">Tên đăng nhập</label>
          <input
            class="input"
            id="login"
            name="login"
            value="${login}"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            required
          />
        </div>
        <div class="field">
          <label for="password">Mật khẩu</label>
          <input class="input" id="password" name="password" type="password" autocomplete="current-password" required />
        </div>
        <p><button class="button" type="submit">Đăng nhập</button></p>
      </form>
      <p class="hint">
        Chưa có tài khoản hoặc quên mật khẩu: đề nghị người quản trị của đơn vị gửi đường dẫn đặt mật khẩu.
      </p>
    </section>
    ${demo && renderWorkingDate(demo.today, backTo)}
  </div>`
}

function renderSso(label: string, backTo: string): Html {
  return html`<section class="section" aria-labelledby="sso">
    <h2 id="sso">Bằng tài khoản của tỉnh</h2>
    <p class="sub">Dùng tài khoản công vụ bạn đã có; mật khẩu nhập ở cổng đó, không nhập ở đây.</p>
    <p><a class="button" href="/dang-nhap/sso?ve=${encodeURIComponent(backTo)}">${label}</a></p>
  </section>`
}

const SAMPLE = html`<span class="tag sample">dữ liệu minh họa</span>`

function renderCast(cast: readonly CastMember[], today: PlainDate, backTo: string): Html {
  const others = cast.filter((member) => !member.inStory)
  return html`<section class="section" aria-labelledby="cast">
    <div class="section-head">
      <h2 id="cast">Vào vai một người</h2>
      ${SAMPLE}
    </div>
    <p class="sub">Những người dưới đây không có thật. Ngày làm việc: ${printDate(today)}.</p>
    ${renderMembers(
      cast.filter((member) => member.inStory),
      backTo,
    )}
    ${
      others.length > 0 &&
      html`<details>
        <summary>${others.length} người khác</summary>
        ${renderMembers(others, backTo)}
      </details>`
    }
  </section>`
}

function renderMembers(members: readonly CastMember[], backTo: string): Html {
  return html`<ul class="stack">
    ${members.map(
      ({ key, name, post, isHeld }) =>
        html`<li>
          <form method="post" action="/dang-nhap/minh-hoa" class="row">
            <input type="hidden" name="person" value="${key}" />
            <input type="hidden" name="ve" value="${backTo}" />
            <button class="button ghost small" type="submit">${name}</button>
            <span
              >${post.title}${!isHeld && post.to !== null && ` (kết thúc ngày ${printDate(addDays(post.to, -1))})`}</span
            >
          </form>
        </li>`,
    )}
  </ul>`
}

function renderWorkingDate(today: PlainDate, backTo: string): Html {
  return html`<section class="section" aria-labelledby="working-date">
    <div class="section-head">
      <h2 id="working-date">Ngày làm việc</h2>
      ${SAMPLE}
    </div>
    <p class="sub">
      Trước 01/07/2025 có ba cấp: tỉnh, huyện, xã. Từ 01/07/2025 có hai cấp: tỉnh, xã. Muốn đi trọn một hồ sơ công nhận,
      đặt ngày 14/10/2024: khi đó thủ tục ba cấp đang có hiệu lực.
    </p>
    <form method="post" action="/dang-nhap/ngay-lam-viec" class="as-of">
      <input type="hidden" name="ve" value="${backTo}" />
      <label for="date">Làm việc như ngày</label>
      <input class="input" id="date" name="date" type="date" value="${today}" required />
      <button class="button ghost" type="submit">Đặt ngày làm việc</button>
    </form>
  </section>`
}

/** Shown to somebody who is signed in already. */
export function renderSignedIn(name: string, backTo: string): Html {
  return html`<div class="wrap section">
    <h1>Đang làm việc</h1>
    <p class="lead">Đang đăng nhập với tên ${name}.</p>
    <form method="post" action="/dang-xuat" class="row">
      <a class="button" href="${backTo}">Tới bàn làm việc</a>
      <button class="button ghost" type="submit">Đăng xuất</button>
    </form>
  </div>`
}

/** Signed out here; on the way to sign out where the session was opened. */
export function renderSignedOut(elsewhere: string): Html {
  return html`<div class="wrap page-message">
    <h1>Đã đăng xuất</h1>
    <p class="lead">Phiên làm việc ở đây đã kết thúc. Đang chuyển tới cổng đăng nhập một lần để đăng xuất ở đó.</p>
    <p><a class="button" href="${elsewhere}">Đăng xuất ở cổng đăng nhập</a></p>
  </div>`
}
