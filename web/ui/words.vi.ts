/** Words of the parts that every screen is built of. */
export const vi = {
  again: 'Làm lại',
  toWork: 'Về Việc của tôi',
  illustrative: 'minh họa',
  more: (what: string) => `Xem thêm ${what}`,
  chooseFile: 'Chọn tệp',
  chooseOtherFile: 'Chọn tệp khác',
  dateForm: 'Ngày viết dạng 16/10/2025.',
  opensSource: 'mở trang nguồn ở cửa sổ mới',
  sheet: { problems: 'Chỗ cần sửa trong tệp', cell: 'Ô', toMend: 'Cần sửa', found: 'Đang ghi' },
}

export type Words = typeof vi
