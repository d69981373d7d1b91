import { elements } from '../server/modules/criteria/index.ts'

/** Elements that must be small for a commune to pass; everything else is full. */
const SMALL: Record<string, string> = {
  nha_tam_dot_nat: '0',
  ho_ngheo: '1',
  ho_can_ngheo: '1',
  tre_duoi_5_tuoi_thap_coi: '5',
  thu_nhap_binh_quan: '62.5',
  m2_cay_xanh_cong_cong: '300',
}

/** A figure for an element such that every indicator of the illustrative set is met: shares are 100 of 100. */
export function goodValue(code: string): string {
  const element = elements.get(code)
  if (!element) throw new Error(`no element ${code}`)
  if (element.valueKind === 'boolean' || element.valueKind === 'document') return '1'
  return SMALL[code] ?? '100'
}
