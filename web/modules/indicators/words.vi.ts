/** Words that every screen of figures and results shares. */
export const vi = {
  values: {
    yes: 'Có',
    no: 'Không',
    none: {
      'not-reported': 'Chưa báo cáo',
      'not-due': 'Chưa đến hạn',
      'not-applicable': 'Không áp dụng',
      refused: 'Số liệu bị từ chối',
    },
  },
  hands: {
    officer: 'Cán bộ của đơn vị',
    deputy: (name: string, principal: string) => `${name} thay ${principal}`,
    revision: (number: number) => `lần ${number}`,
  },
}

export type Words = typeof vi
