import { html, type Html } from '../../../kernel/html.ts'
import type { SecondStepWays } from './second-step.ts'

export type SecondStepPage = { backTo: string; refusal: string | undefined; ways: SecondStepWays }

/** The second of two steps: one field for both kinds of code, because somebody without a phone is in a hurry; a passkey first. */
export function renderSecondStep({ backTo, refusal, ways }: SecondStepPage): Html {
  const { hasApp, passkeyOrigin } = ways
  return html`<div class="wrap section stack">
    <h1>${passkeyOrigin ? 'Đăng nhập, bước hai' : 'Nhập mã xác thực'}</h1>
    ${
      hasApp &&
      !passkeyOrigin &&
      html`<p class="lead">Bước hai: mở ứng dụng xác thực trên điện thoại và nhập mã 6 số của “Nông thôn số”.</p>`
    }
    ${refusal && html`<div class="notice wrong" role="alert"><p>${refusal}</p></div>`}
    ${passkeyOrigin && renderPasskey(passkeyOrigin, backTo)} ${renderCode({ backTo, hasApp, isFirst: !passkeyOrigin })}
    <p class="hint">
      Không còn cách nào ở trên: đề nghị người quản trị của đơn vị tắt đăng nhập hai bước cho bạn.
      <a href="/dang-nhap">Đăng nhập lại từ đầu</a>
    </p>
  </div>`
}

function renderCode({ backTo, hasApp, isFirst }: { backTo: string; hasApp: boolean; isFirst: boolean }): Html {
  return html`<form method="post" action="/dang-nhap/buoc-hai" class="stack narrow">
    <input type="hidden" name="ve" value="${backTo}" />
    <div class="field">
      <label for="code">${hasApp ? 'Mã 6 số, hoặc mã dự phòng' : 'Mã dự phòng'}</label>
      <input
        class="input"
        id="code"
        name="code"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck="false"
        aria-describedby="code-hint"
        required
        ${isFirst && html`autofocus`}
      />
    </div>
    <p class="hint" id="code-hint">
      ${hasApp && 'Không có điện thoại: nhập'}${!hasApp && 'Nhập'} một mã dự phòng bạn đã in hoặc chép lại, dạng
      <span class="nowrap">abcd-efgh-jkmn</span>. Mỗi mã dùng một lần.
    </p>
    <p><button class="button${!isFirst && ' ghost'}" type="submit">Đăng nhập${!isFirst && ' bằng mã'}</button></p>
  </form>`
}

/**
 * A passkey needs a script: the parts are hidden until `web/islands/second-step.ts` knows which of them is true here. `data-when` names
 * them.
 */
function renderPasskey(origin: string, backTo: string): Html {
  return html`<section class="stack" id="passkey" data-origin="${origin}" aria-labelledby="passkey-title" hidden>
    <h2 id="passkey-title">Khóa truy cập</h2>
    <form method="post" action="/dang-nhap/buoc-hai" data-when="here" hidden>
      <input type="hidden" name="ve" value="${backTo}" />
      <input type="hidden" name="passkey" />
      <p>
        <button class="button" type="submit">Dùng khóa truy cập (vân tay, khuôn mặt, mã PIN)</button>
      </p>
    </form>
    <div role="alert">
      <div data-when="stopped" hidden>
        <p class="error">
          Chưa dùng được khóa truy cập: bạn đã thôi, máy hết giờ chờ, hoặc khóa không ở máy này. Bấm lại, hoặc nhập mã ở
          dưới.
        </p>
      </div>
      <div data-when="over" hidden>
        <p class="error">Đã quá giờ của bước hai, hoặc không nối được máy chủ. Đăng nhập lại từ đầu.</p>
      </div>
    </div>
    <p data-when="elsewhere" hidden>
      Khóa truy cập của bạn chỉ dùng được ở địa chỉ <b>${origin}</b>. Nhập mã ở dưới, hoặc
      <a href="${origin}/dang-nhap?ve=${encodeURIComponent(backTo)}">đăng nhập ở địa chỉ đó</a>.
    </p>
    <p data-when="old" hidden>
      Trình duyệt này không dùng được khóa truy cập. Nhập mã ở dưới, hoặc mở bằng trình duyệt mới hơn.
    </p>
    <h2>Hoặc nhập mã</h2>
  </section>`
}
