import { count } from '../../ui/count.ts'
import type { Words } from './words.vi.ts'

export const en: Words = {
  system: 'the system',
  log: {
    title: 'Audit log',
    lead: 'Who did what, when, and to which unit or person. Once a line is sealed, a check shows whether it was changed or deleted. Every look at the log is written down too.',
    download: 'Download CSV',
    type: 'Event',
    everyType: 'Every event',
    from: 'From',
    to: 'Up to and including',
    clear: 'Every person and subject',
    loading: 'Loading the log',
    none: 'No line matches',
    noneText: 'Change the dates or choose every event.',
    older: 'Show older lines',
  },
  events: {
    label: 'Lines of the log',
    seq: 'No.',
    type: 'Event',
    at: 'Time',
    actor: 'Actor',
    from: 'From where',
    subject: 'Subject',
    body: 'Content',
    notSealed: 'waits',
    actingFor: (name) => `for ${name}`,
    only: 'Show only these lines',
    entries: (number) => count(number, 'entry', 'entries'),
  },
  views: {
    title: 'Who has seen my data',
    lead: 'Each time your name, post or work is shown to somebody else in the administration screens, it is written down here.',
    loading: 'Loading',
    none: 'Nobody has looked yet',
    label: 'Times my data was looked at',
    at: 'Time',
    viewer: 'Who looked',
    what: 'What was seen',
  },
}
