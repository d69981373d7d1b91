import { html, type Html } from '../../kernel/html.ts'

/** The second of two steps: one field for both kinds of code, because somebody without a phone is in a hurry. */
export function renderSecondStep({ backTo, refusal }: { backTo: string; refusal: string | undefined }): Html {
  return html`<div class="wrap section stack">
    <h1>Nhập mã xác thực</h1>
    <p class="lead">Bước hai: mở ứng dụng xác thực trên điện thoại và nhập mã 6 số của “Nông thôn số”.</p>
    ${refusal && html`<div class="notice wrong" role="alert"><p>${refusal}</p></div>`}
    <form method="post" action="/dang-nhap/buoc-hai" class="stack narrow">
      <input type="hidden" name="ve" value="${backTo}" />
      <div class="field">
        <label for="code">Mã 6 số, hoặc mã dự phòng</label>
        <input
          class="input"
          id="code"
          name="code"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="code-hint"
          required
          autofocus
        />
      </div>
      <p class="hint" id="code-hint">
        Không có điện thoại: nhập một mã dự phòng bạn đã in hoặc chép lại, dạng
        <span class="nowrap">abcd-efgh-jkmn</span>. Mỗi mã dùng một lần.
      </p>
      <p><button class="button" type="submit">Đăng nhập</button></p>
    </form>
    <p class="hint">
      Mất cả điện thoại và mã dự phòng: đề nghị người quản trị của đơn vị tắt đăng nhập hai bước cho bạn.
      <a href="/dang-nhap">Đăng nhập lại từ đầu</a>
    </p>
  </div>`
}
