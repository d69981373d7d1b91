import type { Words } from './words.vi.ts'

export const en: Words = {
  values: {
    yes: 'Yes',
    no: 'No',
    none: {
      'not-reported': 'Not reported',
      'not-due': 'Not due yet',
      'not-applicable': 'Not applicable',
      refused: 'Figure refused',
    },
  },
  hands: {
    officer: 'An officer of the unit',
    deputy: (name, principal) => `${name} for ${principal}`,
    revision: (number) => `revision ${number}`,
  },
}
