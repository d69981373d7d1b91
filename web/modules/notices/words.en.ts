import type { Words } from './words.vi.ts'

export const en: Words = {
  bell: {
    label: (unread) => (unread === 0 ? 'Notices' : `Notices, ${unread} unread`),
    readAll: 'Mark all as read',
    none: 'No notices yet. Dossiers that wait for you or are due soon will be shown here.',
    all: 'All notices, e-mail',
  },
  title: 'Notices',
  isUnread: 'Unread',
  loading: 'Loading notices',
  today: 'Today',
  yesterday: 'Yesterday',
  readCount: (unread) => `Mark ${unread} notices as read`,
  allRead: 'You have read every notice.',
  unreadCount: (unread) => `${unread} unread notices.`,
  none: 'No notices yet',
  noneYet: 'Dossiers that wait for you, come back or are due soon, and changes of your posts, will be shown here.',
  what: 'notices',
  mail: {
    title: 'Notices by e-mail',
    loading: 'Loading e-mail settings',
    noServer: 'This installation sends no e-mail',
    noServerText: 'No mail server is connected yet. Notices are shown here and under the bell above.',
    address: 'E-mail address',
    addressHint: 'Used to send notices to you only; nobody else can see it.',
    pace: 'How often',
    paces: {
      'at-once': 'One letter for each notice, at once',
      daily: 'One letter each morning',
      never: 'No letters for now',
    },
    savePace: 'Save',
    sendLink: 'Send a confirmation letter',
    remove: 'Remove the address',
    off: 'Off. Letters say what happened, with a link; they hold no figures.',
    waiting: (email) => `Waiting for ${email} to be confirmed`,
    waitingText:
      'Open the letter sent to this address and follow its link within 24 hours. Nothing else is sent before that.',
    confirmed: (email) => `${email} is confirmed`,
  },
}
