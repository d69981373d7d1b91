/**
 * The title of a set where there is little room: what tells it from the others. `Bộ tiêu chí quốc gia về xã nông thôn mới nâng cao giai đoạn
 * 2021-2025` → `Xã NTM nâng cao 2021–2025`.
 */
export function shortTitle(title: string): string {
  const short = title
    .replace(/^(Bộ tiêu chí|Quy định)( quốc gia)?( về)? /, '')
    .replace(/, không có giá trị pháp lý$/, '')
    .replaceAll('nông thôn mới', 'NTM')
    .replace(' giai đoạn', '')
    .replaceAll(/(\d{4})-(\d{4})/g, '$1–$2')
    .replace(/\(sửa đổi theo (\d+)\/QĐ-TTg\)/, '(sửa $1)')
  return short.slice(0, 1).toLocaleUpperCase('vi') + short.slice(1)
}
