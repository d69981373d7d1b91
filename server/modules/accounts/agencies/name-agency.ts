/** What a Party committee is called by the kind of its unit. */
const COMMITTEES: readonly (readonly [unit: string, committee: string])[] = [
  ['Thành phố ', 'Thành ủy'],
  ['Thị xã ', 'Thị ủy'],
  ['Quận ', 'Quận ủy'],
  ['Huyện ', 'Huyện ủy'],
  ['Tỉnh ', 'Tỉnh ủy'],
]

/** `Công an tỉnh` at `Thành phố Cần Thơ` → `Công an thành phố Cần Thơ`; `Ban Tuyên giáo Tỉnh ủy` → `Ban Tuyên giáo Thành ủy Cần Thơ`. */
export function nameAt(name: string, unitName: string): string {
  const committee = COMMITTEES.find(([unit]) => unitName.startsWith(unit))
  if (committee && name.endsWith(' ủy')) {
    const place = unitName.slice(committee[0].length)
    return `${name.replace(/(Tỉnh|Huyện) ủy$/, committee[1])} ${/^\d/.test(place) ? unitName : place}`
  }
  const unit = unitName.charAt(0).toLowerCase() + unitName.slice(1)
  return `${name.replace(/ (tỉnh|huyện)$/, '')} ${unit}`
}
