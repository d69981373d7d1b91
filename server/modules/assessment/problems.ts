import { problem } from '../../kernel/problem.ts'

export const noProcedure = problem(
  409,
  'no-procedure',
  'Chưa có thủ tục',
  (year: number, date: string) =>
    `Chưa có thủ tục công nhận xã nào cho năm đánh giá ${year} tính tới ngày ${date}. ` +
    'Bạn vẫn nhập số liệu và xem kết quả được; hồ sơ mở được khi người quản trị nạp thủ tục có căn cứ pháp luật.',
)

export const setNotApplicable = problem(
  422,
  'set-not-applicable',
  'Bộ tiêu chí không áp dụng',
  (set: string, date: string) =>
    `Bộ tiêu chí ${set} không áp dụng cho hồ sơ đăng ký ngày ${date}. Chọn bộ có hiệu lực ngày đó.`,
)

export const dossierExists = problem(
  409,
  'dossier-exists',
  'Đã có hồ sơ',
  (unit: string, year: number) => `${unit} đã có một hồ sơ năm ${year} đang xử lý. Mở hồ sơ đó để làm tiếp.`,
)

export const staleDossier = problem(409, 'stale-dossier', 'Hồ sơ vừa đổi', (yours: number, current: number) => ({
  detail: 'Hồ sơ vừa có người xử lý sau khi bạn mở trang. Tải lại để xem bước mới; nội dung bạn nhập vẫn còn.',
  extra: { current: { yours, current } },
}))

const wrongState = problem(409, 'wrong-state', 'Chưa tới bước này', (sentence: string) => sentence)

export const notYetThere = (act: string, condition: string, state: string) =>
  wrongState(`${act} được khi ${condition}. Hồ sơ nay ở bước “${state}”.`)

export const stepPassed = (act: string, step: string, state: string) =>
  wrongState(`“${act}” chỉ làm được ở bước “${step}”; hồ sơ nay ở bước “${state}”.`)

export const closedDossier = (state: string) => wrongState(`Hồ sơ đã kết thúc ở bước “${state}”, không còn việc nào.`)

export const notYours = problem(
  403,
  'not-your-dossier',
  'Không phụ trách bước này',
  (act: string, who: string) => `Bước “${act}” do ${who} làm. Bạn xem được, không làm được.`,
)

export const notFocal = problem(
  403,
  'not-focal-agency',
  'Việc của cơ quan đầu mối',
  (act: string, { programme, agencies }: { programme: string; agencies: readonly { name: string }[] }) =>
    agencies.length > 0
      ? `Bước “${act}” do cơ quan đầu mối của tỉnh làm: ${agencies.map(({ name }) => name).join('; ')}. ` +
        'Bạn xem được, không làm được.'
      : `Bước “${act}” do cơ quan đầu mối “${programme}” của tỉnh làm, nhưng hôm nay tỉnh chưa ghi cơ quan nào. ` +
        'Đề nghị người quản trị của tỉnh ghi ở màn hình Cơ quan.',
)

export const preparedIt = problem(
  403,
  'prepared-it',
  'Đã tham gia lập hồ sơ',
  (act: string) => `Bạn đã tham gia lập hoặc xử lý hồ sơ này nên không được ${act.toLocaleLowerCase('vi')}.`,
)

export const resultsNotMet = problem(
  409,
  'results-not-met',
  'Chưa đủ điều kiện nộp',
  (missing: string) => `Nộp được khi mọi chỉ tiêu đều đạt hoặc không áp dụng. Còn: ${missing}.`,
)

export const answersMissing = problem(
  422,
  'answers-missing',
  'Chưa trả lời đủ',
  (indicators: string[]) =>
    `Nộp lại được khi mọi chỉ tiêu bị trả lại có câu trả lời. Còn ${indicators.length}: ${indicators.join(', ')}.`,
)

export const reasonsMissing = problem(
  422,
  'reasons-missing',
  'Chưa ghi lý do trả lại',
  () => 'Trả lại cần nêu ít nhất một chỉ tiêu và lý do của từng chỉ tiêu.',
)

export const unknownIndicator = problem(
  422,
  'unknown-indicator',
  'Không có chỉ tiêu này',
  (codes: string[]) => `Bộ tiêu chí của hồ sơ không có chỉ tiêu ${codes.join(', ')}. Kiểm tra lại mã.`,
)

export const notYourIndicator = problem(
  403,
  'not-your-indicator',
  'Không phụ trách chỉ tiêu',
  (indicator: string, agency: string) => `Chỉ tiêu ${indicator} do ${agency} thẩm định. Bạn xem được, không sửa được.`,
)

export const itemNotOpen = problem(
  409,
  'item-not-open',
  'Chỉ tiêu đã có ý kiến',
  (indicator: string) => `Chỉ tiêu ${indicator} không chờ thẩm định ở lần nộp này.`,
)

export const opinionsMissing = problem(
  409,
  'opinions-missing',
  'Chưa đủ ý kiến',
  (waiting: string) => `Chưa trình hội đồng được. ${waiting}`,
)

export const notEligible = problem(403, 'not-eligible', 'Không có quyền bỏ phiếu', (why: string) => why)

export const alreadyVoted = problem(
  409,
  'already-voted',
  'Đã bỏ phiếu',
  () => 'Bạn đã bỏ phiếu cho hồ sơ này. Mỗi thành viên một phiếu, không sửa được.',
)

export const voteNotClosable = problem(409, 'vote-not-closable', 'Chưa đóng phiếu được', (why: string) => why)

export const levelsNotConfirmed = problem(
  409,
  'levels-not-confirmed',
  'Mức đạt chưa được xác nhận',
  (count: number, examples: string) =>
    `Bộ tiêu chí còn ${count} mức chưa có nguồn được xác nhận (${examples}) nên chưa công nhận được đơn vị nào. ` +
    'Người có thẩm quyền xác nhận từng mức với căn cứ pháp luật trước.',
)

export const notTheirWork = problem(
  409,
  'not-their-work',
  'Không bàn giao được',
  (count: number) =>
    `${count} việc không còn ở vị trí này, hoặc người nhận không có quyền làm hay đã tham gia lập hồ sơ đó. ` +
    'Chọn người khác, hoặc giao vị trí cho người nhận trước.',
)

export const decisionTaken = problem(
  409,
  'decision-taken',
  'Số quyết định đã dùng',
  () => 'Số và ngày quyết định này đã ghi cho đơn vị này. Kiểm tra lại số quyết định.',
)

export const unknownTier = problem(
  422,
  'unknown-tier',
  'Không có mức này',
  (text: string) => `Không có mức công nhận “${text}”. Chọn lại trong danh sách của trang.`,
)
