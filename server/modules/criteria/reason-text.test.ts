import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { period } from '../../kernel/period.ts'
import { plainDate } from '../../kernel/time.ts'
import { CriteriaSet } from './contract.ts'
import { countableElements } from './elements.ts'
import { evaluate } from './evaluate.ts'
import { explainResult } from './reason-text.ts'
import type { Figure, Memberships } from './result.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'data', 'criteria')
const readSet = (name: string) => CriteriaSet.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))
const illustrative = readSet('minh-hoa-xa-2024.json')
const real = readSet('commune-basic-2021-2025.v2.json')

function explain(
  set: CriteriaSet,
  code: string,
  values: Record<string, string>,
  region: string | null = 'ĐBSCL',
): string {
  const unit: Memberships = { region, group: null, scopes: [], held: new Map() }
  const figures = new Map(
    Object.entries(values).map(([element, value]): [string, Figure] =>
      /^\d/.test(value)
        ? [element, { value, noValue: null }]
        : [element, { value: null, noValue: value === 'not-due' ? 'not-due' : 'not-applicable' }],
    ),
  )
  const context = { date: plainDate('2024-12-31'), period: period('2024'), countable: countableElements }
  const result = evaluate(set, unit, figures, context)
    .criteria.flatMap((criterion) => criterion.indicators)
    .find((one) => one.code === code)
  return result ? explainResult(result, set) : 'không có chỉ tiêu'
}

test.each([
  ['17.11', { ho: '7000', ho_phan_loai_rac: '1918' }, '27,4%. Cần từ 30% trở lên. Còn thiếu 182 hộ.'],
  ['17.1', { ho: '2500', ho_nuoc_sach: '1999' }, '79,96%. Cần từ 80% trở lên. Còn thiếu 1 hộ.'],
  ['17.1', { ho: '2500', ho_nuoc_sach: '2100' }, '84%. Cần từ 80% trở lên.'],
  ['9.1', { nha_tam_dot_nat: '3' }, '3 nhà. Cần đúng 0 nhà. Còn phải giảm 3 nhà.'],
  ['1.1', { co_quy_hoach_chung_xa: '0' }, 'Được ghi nhận là chưa đạt yêu cầu.'],
  ['17.1', { ho: '2500' }, 'Chưa báo cáo: hộ được sử dụng nước sạch theo quy chuẩn.'],
  ['17.1', { ho: '2500', ho_nuoc_sach: 'not-due' }, 'Chưa đến hạn báo cáo: hộ được sử dụng nước sạch theo quy chuẩn.'],
  ['13.4', { co_ke_hoach_lang_nghe: 'không áp dụng' }, 'Không áp dụng cho đơn vị này.'],
  [
    '17.1',
    { ho: '10', ho_nuoc_sach: '11' },
    'Tỷ lệ nằm ngoài 0–100%. Kiểm tra lại: hộ được sử dụng nước sạch theo quy chuẩn; tổng số hộ.',
  ],
  [
    '15.1',
    { nguoi_nam: '100', nguoi_nam_bhyt: '95', nguoi_nu: '100', nguoi_nu_bhyt: '80' },
    '80%. Cần từ 90% trở lên. Còn thiếu 10 người (nữ giới tham gia bảo hiểm y tế).',
  ],
])('%s with %j reads "%s"', (code, values, sentence) => {
  expect(explain(illustrative, code, values)).toBe(sentence)
})

test('the reason of an unknown level names what is not known', () => {
  expect(explain(real, '9.2', { ho: '10', ho_nha_kien_co: '9' })).toBe(
    '90%. Chưa kết luận: mức của chỉ tiêu này chưa được xác minh trong văn bản.',
  )
  expect(explain(real, '2.1', { km_duong_xa: '10', km_duong_xa_cung_hoa: '9' })).toContain('UBND cấp tỉnh quy định')
  expect(explain(real, '15.3', { tre_duoi_5_tuoi: '10', tre_duoi_5_tuoi_thap_coi: '1' })).toContain('xã khu vực III')
})
