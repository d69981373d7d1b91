import { formatDate } from '../../../design/format.ts'
import { count } from '../../ui/count.ts'
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'My work',
  loading: 'Loading your work',
  what: 'tasks',
  nothingOn: (today) => `Nothing waits for you on ${formatDate(today)}.`,
  waiting: (total) => count(total, 'task'),
  since: (today, late) => `waiting for you on ${formatDate(today)}, ${late > 0 ? late : 'nothing'} overdue.`,
  days: {
    late: (days) => `${count(days, 'working day')} overdue`,
    today: 'last day today',
    left: (days) => `${count(days, 'working day')} left`,
  },
  due: (daysLeft, date) => `due ${formatDate(date)}, ${daysLeft}`,
  ended: {
    title: 'Your post has ended',
    text: (post) =>
      `The post “${post}” is no longer in force. You can read old dossiers and figures; for anything else the administrator has to record a new post.`,
  },
  deputy: {
    title: 'You are a deputy',
    text: 'The work of a deputy is shown once you switch to that post; everything you do there carries both names.',
  },
  nothing: {
    title: 'Nothing waits for you',
    see: 'See the',
    board: 'criteria board',
    or: 'or the',
    dossiers: 'recognition dossiers',
  },
}
