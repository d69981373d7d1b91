import type { Words } from './words.vi.ts'

export const en: Words = {
  toWork: 'Back to My work',
  again: 'Try again',
  illustrative: 'illustrative',
  more: (what) => `Show more ${what}`,
  chooseFile: 'Choose a file',
  chooseOtherFile: 'Choose another file',
  dateForm: 'Dates are written 16/10/2025.',
  opensSource: 'opens the source in a new window',
  sheet: { problems: 'Places to mend in the file', cell: 'Cell', toMend: 'To mend', found: 'It says' },
}
