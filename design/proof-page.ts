import { drawCells, type Cell, type CellArea, type CellClass } from './cells.ts'
import { formatNumber, formatPercent } from './format.ts'
import { drawGauge } from './gauge.ts'
import { drawIcon, ICON_NAMES } from './icons.ts'
import { drawLegend } from './legend.ts'
import { drawLogo } from './logo.ts'
import { drawMark, showStatus } from './marks.ts'
import { drawRiver, type River } from './river.ts'
import { drawField, drawPlotRow, drawStalks } from './ruong.ts'
import { drawBigSeal, drawGrains, drawSeal, saySeal } from './seal.ts'
import { countStates, RESULT_STATES, sayResult, type ResultState } from './words.ts'

const SAMPLE = '<span class="tag sample">minh họa</span>'

/** A set of 19 criteria and 57 indicators with an invented result for each. */
const SHAPE = [2, 4, 2, 2, 1, 3, 1, 4, 2, 1, 1, 2, 5, 2, 4, 1, 12, 6, 2]
const OPEN: Record<string, ResultState> = {
  '9.1': 'not-met',
  '10.1': 'not-due',
  '11.1': 'not-due',
  '13.4': 'not-applicable',
  '15.4': 'level-unknown',
  '17.2': 'refused',
  '17.6': 'no-figure',
  '17.11': 'not-met',
  '18.6': 'no-figure',
}
const GROUPS = SHAPE.map((count, i) =>
  Array.from({ length: count }, (_, j): ResultState => OPEN[`${i + 1}.${j + 1}`] ?? 'met'),
)

export const RIVER: River = {
  before: [
    { name: 'Xã Tân Nhuận Đông', code: '30253', share: 25.1 },
    { name: 'Xã An Khánh', code: '30271', share: 31.1 },
    { name: 'Xã Hòa Tân', code: '30277', share: 35.6 },
  ],
  after: [{ name: 'Xã Tân Nhuận Đông', code: '30253', share: 1, facts: '91,95 km²' }],
  flows: [0, 1, 2].map((from) => ({ from, to: 0 })),
  event: { date: '2025-07-01', words: '01/07/2025 hợp nhất' },
  parentsBefore: 'Huyện Châu Thành, tỉnh Đồng Tháp (mã 87)',
  parentsAfter: 'Tỉnh Đồng Tháp (mã 82), không còn cấp huyện',
  since: 2021,
  asOf: { date: '2025-10-16', words: '16/10/2025' },
  label: 'Ba xã hợp thành xã Tân Nhuận Đông từ 01/07/2025',
}

const WIDER_RIVER: River = {
  ...RIVER,
  before: ['Xã Một', 'Xã Hai', 'Thị trấn Ba', 'Xã Bốn', 'Xã Năm'].map((name, i) => ({
    name,
    code: `3000${i}`,
    share: 1 + i,
  })),
  after: [
    { name: 'Xã Mới', code: '30009', share: 1 },
    { name: 'Phường Mới', code: '30010', share: 1 },
  ],
  flows: [0, 1, 2, 3, 4].map((from) => ({ from, to: from < 3 ? 0 : 1 })).concat({ from: 2, to: 1 }),
  ticks: [{ bank: 1, date: '2023-03-10', words: '2023 đổi tên' }],
  parentsBefore: 'Huyện Mẫu, tỉnh Mẫu',
  parentsAfter: 'Tỉnh Mẫu',
  label: 'Năm đơn vị mẫu chia vào hai đơn vị mới',
}

function classOf(passed: number): CellClass {
  if (passed === 19) return 3
  if (passed >= 17) return 2
  return passed >= 15 ? 1 : 0
}

function makeCell(i: number): Cell {
  const passed = 19 - ((i * 7) % 8)
  const words = `${passed} trong 19 tiêu chí`
  if (i % 23 === 5) return { name: `Xã mẫu ${i}`, href: '#', cls: 'none', figure: '', words: 'chưa báo cáo' }
  if (i % 11 === 3)
    return { name: `Phường mẫu ${i}`, href: '#', cls: 'outside', figure: '', words: 'phường, không thuộc phạm vi' }
  return { name: `Xã mẫu ${i}`, href: '#', cls: classOf(passed), figure: String(passed), words, isHere: i === 24 }
}

function makeArea(name: string, sizes: readonly number[]): CellArea {
  let next = name.length
  const groups = sizes.map((size, i) => ({
    name: `Huyện Mẫu ${i + 1}`,
    cells: Array.from({ length: size }, () => makeCell((next += 1))),
  }))
  return { name, groups }
}

const REGIONS: CellArea[] = [
  {
    name: '',
    groups: [
      {
        name: 'Đồng bằng sông Cửu Long',
        cells: ['Tỉnh Đồng Tháp', 'Tỉnh Vĩnh Long', 'Thành phố Cần Thơ', 'Tỉnh An Giang', 'Tỉnh Cà Mau'].map(
          (name, i) => ({
            name,
            href: '#',
            cls: (i % 4) as CellClass,
            figure: `${20 + i * 7}/82`,
            words: `${20 + i * 7} trong 82 xã đạt chuẩn`,
          }),
        ),
      },
    ],
  },
]

function part(title: string, body: string): string {
  return `<section class="wrap section stack"><h2>${title}</h2>${body}</section>`
}

function header(): string {
  const items = ['Trang chủ', 'Bản đồ', 'Kết quả công nhận', 'Bộ tiêu chí', 'Dữ liệu mở', 'Góp ý, khảo sát']
  const links = items.map((item, i) => `<a href="#"${i === 0 ? ' aria-current="page"' : ''}>${item}</a>`).join('')
  return `<a class="skip" href="#main">Tới nội dung chính</a>
<header class="site-head"><div class="wrap"><a class="brand" href="#">${drawLogo(42)}<span><b>Nông thôn số</b><span>Tỉnh Đồng Tháp</span></span></a>
<nav class="site-nav" aria-label="Chính">${links}</nav><p class="site-tools"><a href="#">Cỡ chữ lớn</a><a href="#">Đăng nhập cán bộ</a></p>
<a class="menu-link" href="#muc-luc">${drawIcon('menu', 20)}Mục lục</a></div></header>
<aside class="ribbon" aria-label="Dữ liệu minh họa"><p><b>DỮ LIỆU MINH HỌA</b> Kết quả trên trang này được dựng để xem thử, không phải kết quả thật.</p></aside>
<aside class="band" aria-label="Ngày đang xem"><p class="wrap">${drawIcon('clock')}Đang xem ngày 30/06/2025, không phải hôm nay. <a href="#">Về hôm nay</a></p></aside>`
}

function hero(): string {
  const areas = [
    makeArea('Địa bàn tỉnh Đồng Tháp cũ', [3, 3, 4, 4, 3, 5, 6, 6, 7, 4, 5, 2]),
    makeArea('Địa bàn tỉnh Tiền Giang cũ', [8, 6, 7, 4, 9, 2]),
  ]
  return `<section class="hero"><div class="wrap"><div>
<p class="eyebrow">Tỉnh Đồng Tháp · năm 2025 · số liệu đến 16/10/2025</p>
<h1><em>24 trong 82 xã</em> tự đánh giá đủ 19&nbsp;tiêu&nbsp;chí nông&nbsp;thôn&nbsp;mới.</h1>
<p class="lead">Bình quân mỗi xã đạt 17,3 tiêu chí. 3 xã chưa báo cáo. Bấm vào một ô bất kỳ để xem xã đó đạt gì, còn thiếu gì và vì sao.</p>
${find('')}${asOf()}</div>
<div><div class="section-head"><h2>Số tiêu chí đạt của từng xã</h2><a href="#">Xem trên bản đồ</a></div>${drawCells(areas)}${legend()}</div></div></section>`
}

function find(variant: string): string {
  return `<form class="find ${variant}"><label for="q${variant}">Tìm xã, phường của bạn</label><div><input class="input" id="q${variant}" placeholder="Tên xã, tên cũ hoặc mã"><button class="button">${drawIcon('search', 18)}Tìm</button></div><p class="hint">Gõ không dấu cũng được: <code>tan nhuan dong</code> <code>30253</code></p></form>`
}

function asOf(): string {
  return `<form class="as-of"><label for="ngay">Xem tại ngày</label><input class="input" id="ngay" value="16/10/2025"><button class="button ghost">Xem</button><a href="#">Ngày cuối trước sáp nhập: 30/06/2025</a></form>`
}

function legend(): string {
  return drawLegend([
    { cls: 3, count: 24, unit: 'xã', words: 'đủ 19 tiêu chí' },
    { cls: 2, count: 33, unit: 'xã', words: '17–18' },
    { cls: 1, count: 15, unit: 'xã', words: '15–16' },
    { cls: 0, count: 7, unit: 'xã', words: 'dưới 15' },
    { cls: 'none', count: 3, unit: 'xã', words: 'chưa báo cáo' },
    { cls: 'outside', count: 20, unit: 'phường', words: 'ngoài phạm vi' },
  ])
}

function unitTop(): string {
  const counts = countStates(GROUPS.flat())
  const tally = RESULT_STATES.map((state) => `<li>${showStatus(state)}<b class="num">${counts[state]}</b></li>`).join(
    '',
  )
  return `<section class="top"><div class="wrap"><nav class="crumbs" aria-label="Đường dẫn"><ol><li><a href="#">Việt Nam</a></li><li><a href="#">Tỉnh Đồng Tháp</a></li><li aria-current="page">Xã Tân Nhuận Đông</li></ol></nav>
<div class="split"><div><h1>Xã Tân Nhuận Đông</h1><p class="sub num">Mã 30253 · hợp nhất từ ba xã ngày 01/07/2025</p>
<div class="stack"><p class="big">Năm 2025, xã tự đánh giá đạt <b>13 trong 19 tiêu chí</b>, gồm 48 trong 57 chỉ tiêu.</p><p>Kết quả này chưa được thẩm định.</p></div>
<ul class="tally">${tally}</ul>${asOf()}</div>
<aside class="record"><header>${drawBigSeal({ kind: 'inherited', top: 'ĐẠT CHUẨN, KẾ THỪA', bottom: 'CHỜ ĐÁNH GIÁ LẠI', id: 'dau-1' })}<div><h2>Đạt chuẩn nông&nbsp;thôn&nbsp;mới, kế&nbsp;thừa</h2><p class="quiet">Dấu nét đứt: danh hiệu do ba xã cũ để lại.</p></div></header>
<table class="ledger"><thead><tr><th>Xã cũ</th><th>Ngày công nhận</th><th class="right">Quyết định</th></tr></thead><tbody><tr><td>An Khánh</td><td>20/12/2021</td><td class="right"><a href="#">MH-118</a></td></tr></tbody></table></aside></div></div></section>`
}

function criteria(): string {
  const rows = [9, 10, 15, 17, 18, 19].map((code) => {
    const states = GROUPS[code - 1] ?? []
    const worst = states.find((state) => state !== 'met') ?? 'met'
    const met = states.filter((state) => state === 'met').length
    return `<tr><td class="no">${code}</td><th scope="row" class="main"><a class="same" href="#">Môi trường và an toàn thực phẩm</a></th><td>${drawPlotRow(states, { label: `${met} trong ${states.length} chỉ tiêu đạt` })}</td><td class="end">${showStatus(worst)}</td><td class="right">${met}/${states.length}</td><td class="small">${worst === 'met' ? '' : '<b>9.1</b> Còn 6 căn nhà tạm, dột nát.'}</td></tr>`
  })
  return `<table class="ledger middle paper fold"><thead><tr><th class="no">Số</th><th>Tiêu chí</th><th>Chỉ tiêu</th><th>Kết quả</th><th class="right">Đạt</th><th>Lý do</th></tr></thead><tbody>${rows.join('')}</tbody></table>${why()}`
}

function why(): string {
  return `<details class="open" open><summary>17.11 vì sao chưa đạt?</summary><div class="why">${showStatus('not-met')}<h3>Tỷ lệ hộ phân loại chất thải rắn tại nguồn</h3>
<dl class="facts"><dt>Cách tính</dt><dd>Số hộ phân loại rác tại nguồn ÷ tổng số hộ × 100</dd><dt>Số liệu</dt><dd><b>${formatNumber('1912')}</b> hộ ÷ <b>${formatNumber('6978')}</b> hộ = <b>${formatPercent('27.4004')}</b> ${SAMPLE}</dd>
<dt>Mức phải đạt</dt><dd>từ <b>30%</b> trở lên · <a href="#">318/QĐ-TTg ngày 08/3/2022</a> <span class="tag unverified">chưa đối chiếu bản gốc</span></dd><dt>Còn thiếu</dt><dd><b>182 hộ</b> nữa để đạt 30%</dd>
<dt>Minh chứng</dt><dd class="chips"><span class="chip">${drawIcon('file', 14)}Biểu tổng hợp 11 ấp.xlsx <code>a3f2…09</code></span><span class="chip missing">${drawIcon('plus', 14)}Biên bản có chữ ký</span><span class="chip expired">${drawIcon('clock', 14)}Giấy xác nhận hết hạn 30/09/2025</span></dd></dl></div></details>`
}

function registry(): string {
  const row = (no: string, kind: 'in-force' | 'inherited' | 'revoked', level: 1 | 2 | 3): string =>
    `<tr${kind === 'revoked' ? ' class="struck"' : ''}><td class="no">${no}</td><th scope="row" class="main"><a class="same" href="#">Xã Mẫu</a><small>huyện Mẫu</small></th><td><span class="nowrap">${drawGrains(level)} Nông thôn mới</span></td><td><a href="#">MH-${no}/QĐ-UBND</a></td><td>28/09/2025</td><td><span class="row">${drawSeal(kind, 22, level)}${saySeal(kind)}</span></td></tr>`
  return `<form class="filters"><label><span>Tên đơn vị, cả tên cũ</span><input class="input" placeholder="ví dụ: an khanh"></label><label><span>Mức</span><select class="select"><option>Cả ba mức</option></select></label><label><span>Tình trạng</span><select class="select"><option>Tất cả</option></select></label><button class="button">Lọc</button></form>
<div class="chosen"><p><b>14</b> trong 231 quyết định</p><ul><li>Đang lọc:</li><li><a class="remove" href="#">Huyện Mẫu ${drawIcon('close', 12, 'bỏ')}</a></li><li><a href="#">CSV</a></li></ul></div>
<table class="ledger paper fold"><thead><tr><th class="no">Số</th><th>Đơn vị lúc công nhận</th><th>Mức</th><th>Quyết định</th><th>Ngày</th><th>Tình trạng</th></tr></thead><tbody><tr class="group"><td class="no"></td><td colspan="5" class="whole"><b>Năm 2025</b>, 3 quyết định</td></tr>${row('231', 'in-force', 1)}${row('205', 'inherited', 2)}${row('149', 'revoked', 3)}</tbody></table>`
}

function marks(): string {
  const rows = RESULT_STATES.map(
    (state) =>
      `<tr><td>${showStatus(state)}</td><td><span class="row">${drawMark(state, 12)}${drawMark(state, 16)}${drawMark(state, 24)}</span></td><td>${drawPlotRow([state, state], { width: 22 })}</td><td>${drawStalks([[state, state, state]])}</td><td data-theme="dark"><span class="row">${drawMark(state, 18)}${drawPlotRow([state])}${drawStalks([[state, state]])}</span></td></tr>`,
  )
  return `<div class="scroll" tabindex="0" role="region" aria-label="Bảng dấu"><table class="ledger middle"><thead><tr><th>Dấu và chữ</th><th>12 · 16 · 24</th><th>Ô ruộng</th><th>Vạch lúa</th><th>Nền tối</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>
<p>${sayResult('recomputing')}</p>${drawStalks(GROUPS)}<div class="row">${drawField(SHAPE.map((_, i) => ({ code: String(i + 1), states: GROUPS[i] ?? [] })))}
${drawField(
  [
    { code: '15', states: ['returned', 'met'] },
    { code: '16', states: ['met'] },
  ],
  { isFrozen: true, label: '1 chỉ tiêu trả lại' },
)}</div>
<div class="row">${drawGauge({ used: 4, total: 10, stoppedAfter: 4, label: 'Đã dùng 4 trong 10 ngày' }, 20, 22)}${drawGauge({ used: 10, total: 10, over: 2, label: 'Quá 2 ngày' }, 16, 22)}
${drawBigSeal({ kind: 'in-force', level: 2, top: 'ĐẠT CHUẨN', bottom: 'QĐ MH-231 · 2025', size: 110, id: 'dau-2' })}${drawBigSeal({ kind: 'revoked', level: 3, top: 'ĐÃ THU HỒI', bottom: '12/03/2025', size: 110, id: 'dau-3' })}</div>
<p class="row">${ICON_NAMES.map((name) => drawIcon(name, 18, name)).join('')}</p>`
}

function controls(): string {
  return `<div class="row"><button class="button">Nhận và lưu</button><a class="button ghost" href="#">Thêm tệp</a><a class="button plain" href="#">Hủy</a><button class="button" disabled>${drawIcon('lock', 15)}Nộp lại lần 2</button><span class="segments"><a href="#" aria-current="true">Theo tiêu chí</a><a href="#">Theo kết quả</a></span></div>
<div class="error-summary" tabindex="-1"><h3>Có 1 chỗ cần sửa</h3><ul><li><a href="#rac">Ô H10: “1,14 tấn” không phải là số.</a></li></ul></div>
<div class="field"><label for="rac">Rác được thu gom (tấn/ngày)</label><input class="input" id="rac" value="1,14 tấn" aria-invalid="true" aria-describedby="rac-loi"><p class="error" id="rac-loi">${drawMark('not-met', 15)}Ô này chỉ nhận số. Hãy xóa chữ “tấn”.</p></div>
<div class="notice"><h3>${drawIcon('file', 17)}Chưa có minh chứng</h3><p>Cần ít nhất một tệp.</p><a href="#">Chọn tệp</a></div><div class="notice wrong"><h3>Chưa lưu được</h3><p>Số bạn nhập vẫn còn trên màn hình.</p></div>`
}

function history(): string {
  const item = (mark: string, date: string, what: string, more: string): string =>
    `<li><time>${date}</time>${mark}<div><b>${what}</b><p>${more}</p></div></li>`
  return `<ol class="timeline">${item('<i class="dot"></i>', '16/10/2025', 'Số liệu tự đánh giá mới nhất', '48 trong 57 chỉ tiêu đạt')}${item('<i class="dot back"></i>', '28/09/2025', 'Trả lại 3 chỉ tiêu', 'Sở Y tế')}${item(drawSeal('inherited', 22), '01/07/2025', 'Danh hiệu được kế thừa, chờ đánh giá lại', 'Hợp nhất ba xã')}${item(drawSeal('in-force', 22), '20/12/2021', 'Xã An Khánh được công nhận đạt chuẩn', 'Quyết định MH-118/QĐ-UBND')}</ol>`
}

function footer(): string {
  return `<footer class="site-foot"><div class="wrap"><div><a class="brand" href="#">${drawLogo(34)}<span><b>Nông thôn số</b></span></a><p>Mỗi con số mở ra được tới cách tính, điều luật và tệp minh chứng.</p></div><nav id="muc-luc" aria-label="Tra cứu"><h2>Tra cứu</h2><ul><li><a href="#">Tìm xã, phường</a></li><li><a href="#">Sổ công nhận</a></li></ul></nav><nav aria-label="Dữ liệu"><h2>Dữ liệu</h2><ul><li><a href="#">Giao diện lập trình</a></li></ul></nav><div><h2>Trang này</h2><p class="num">Số liệu đến 09:12 ngày 16/10/2025</p></div></div></footer>`
}

/** The body of the page of parts. */
export function proofBody(): string {
  const live = `<ul class="live"><li><time>16/10 09:12</time><span><a href="#">Xã Tân Nhuận Đông</a> sửa số liệu chỉ tiêu 17.12</span></li><li><time>16/10 08:40</time><span>Bản tỉnh bộ tiêu chí: bổ sung căn cứ</span></li></ul>`
  const choices = `<div class="choices">${['Trả lời khảo sát hài lòng', 'Phản ánh việc ở ấp, xã', 'Kiểm một quyết định'].map((what) => `<div><h3><a href="#">${what}</a></h3><p>Dùng mã 7 ký tự trên giấy mời của ấp.</p></div>`).join('')}</div>`
  return `${header()}<main id="main">${hero()}${unitTop()}${part('Xã này từ đâu mà có', drawRiver(RIVER) + drawRiver(WIDER_RIVER))}
${part('Kết quả theo 19 tiêu chí', criteria())}${part('Sổ công nhận', registry())}${part('Kết quả', marks())}
<div class="wrap split"><section class="section"><h2>Lịch sử công nhận</h2>${history()}</section><section class="section"><h2>Vừa ghi nhận</h2>${live}</section></div>
${part('Nút, ô nhập, lời báo', controls() + find('short'))}${part('Cả nước', drawCells(REGIONS, { named: true }))}${part('Bạn có thể', choices)}</main>${footer()}`
}
