import { formatNumber } from '../../../design/format.ts'
import { count } from '../../ui/count.ts'
import type { vi } from './appraisal-words.vi.ts'

export const en: typeof vi = {
  queue: {
    title: (agency) => (agency ? `Appraisal queue of ${agency}` : 'Appraisal queue'),
    loading: 'Loading the queue',
    none: 'No dossier waits for appraisal',
    noneText: 'Dossiers come here once the coordination office has accepted them and passed them to the departments.',
    waiting: 'in appraisal',
    late: 'overdue',
    today: 'due today',
  },
  queueTable: {
    label: 'Dossiers waiting for appraisal',
    number: 'No.',
    commune: 'Commune',
    year: 'Year',
    submission: 'Submission',
    clock: 'Clock, working days',
    due: 'Due',
    signs: {
      met: 'met',
      return: 'returned',
      'not-met': 'not met',
      changed: 'corrected, look again',
      new: 'no opinion yet',
    },
  },
  appraisal: {
    label: (unit) => `Appraisal of ${unit}`,
    submitted: (year, submission) => `Dossier of ${year}, submission ${submission}`,
    close: 'Close the dossier',
    notYours: 'No indicator belongs to your agency',
    notYoursText: 'Other agencies appraise the indicators of this dossier. You can read it, not change it.',
    noOpinion: 'No opinion yet. Choose Met, Return or Not met.',
    complete: (opinions) => `All ${count(opinions, 'opinion')} given.`,
    left: (indicators) => `You can send part of it. Left: ${indicators.join(', ')}.`,
    youMay: 'You took no part in making this dossier, so you may appraise it.',
    send: (opinions, total) => `Send ${opinions}/${count(total, 'opinion')}`,
    sent: (opinions) => `Your agency has sent all ${count(opinions, 'opinion')}.`,
  },
  appraisalItem: {
    frozen: (value, level) => `Frozen value ${formatNumber(value)}, level ${level}.`,
    answer: (answer) => `The commune answered: “${answer}”`,
    lastReason: (reason) => `(returned last time: ${reason ?? ''})`,
    noFiles: 'No evidence files.',
    opinion: (indicator) => `Opinion on indicator ${indicator}`,
    choose: (opinion, indicator) => `${opinion}, indicator ${indicator}`,
    reason: (indicator) => `Reason for indicator ${indicator}`,
    reasonHint: 'Say what is wrong and what is needed, at least one short sentence.',
  },
}
