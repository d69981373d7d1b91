import { formatDate } from '../../../design/format.ts'
import { count } from '../../ui/count.ts'
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Working calendar',
  lead: 'Monday to Friday are working days, except for the holidays below. Every deadline counted in working days follows this calendar.',
  year: 'Year',
  ofYear: (year) => year,
  loading: 'Loading the calendar',
  days: {
    none: (year) => `No holidays recorded for ${year}`,
    noneText:
      'Record each day from the decision of the year. Until then only Saturdays and Sundays are left out of deadlines.',
    unread: (days) => `${count(days, 'day')} not yet compared with the decision of the year`,
    unreadText:
      'Computed from Article 112 of the Labour Code, without substitute and make-up days. Record them with their document once it is issued.',
    label: (year) => `Holidays and make-up days of ${year}`,
    date: 'Date',
    weekday: 'Weekday',
    kind: 'Kind',
    name: 'Name',
    source: 'Document',
    edit: 'Edit',
    notCompared: 'not compared',
    kinds: { holiday: 'Holiday', working: 'Make-up day' },
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    clear: (date) => `Remove ${formatDate(date)}`,
  },
  form: {
    label: 'Record a day',
    title: (year) => `Record a day of ${year}`,
    date: 'Date',
    kind: 'Kind',
    kinds: { holiday: 'Holiday or substitute day', working: 'Make-up day' },
    name: 'Name',
    nameExample: 'Substitute day for National Day',
    source: 'Deciding document',
    sourceExample: 'Number, date, issuing body',
    notWhole: 'Enter the date, the name and the deciding document.',
    save: 'Record this day in the calendar',
  },
}
