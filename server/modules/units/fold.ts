/** Names are folded on entry: composed letters, single spaces, one kind of apostrophe (domain rule 22). */
export function foldName(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().replaceAll('’', "'")
}

/**
 * Lower case, no diacritics, no punctuation: `Xã Hoà Bình` and `xã Hòa Bình` both become `xa hoa binh`, and `Phường 05`
 * is `phuong 5`.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replaceAll(/\b0+(?=\d)/g, '')
    .trim()
}
