import { formatDate } from '../../../design/format.ts'
import { count } from '../../ui/count.ts'
import { en as appraisal } from './appraisal-words.en.ts'
import { en as council } from './council-words.en.ts'
import { en as dossier } from './dossier-words.en.ts'
import type { Words } from './words.vi.ts'

const TIERS: Record<string, string> = {
  basic: 'New Rural Development',
  advanced: 'advanced New Rural Development',
  exemplary: 'exemplary New Rural Development',
  modern: 'modern New Rural Development',
}

export const en: Words = {
  ...dossier,
  ...appraisal,
  ...council,
  tier: (tier) => TIERS[tier] ?? tier,
  opinions: { met: 'Met', return: 'Return', 'not-met': 'Not met' },
  plots: (met, total) => `${met} of ${count(total, 'indicator')} met`,
  metOf: (met, total) => `${met}/${count(total, 'indicator')} met`,
  readDossier: 'Read the dossier',
  loadingDossier: 'Loading the dossier',
  reloadDossier: 'Reload the dossier',
  by: (name, actingFor) => (actingFor === null ? name : `${name} for ${actingFor}`),
  clock: {
    none: 'no deadline',
    notStarted: 'not started',
    stoppedAt: (day) => `stopped on day ${day}`,
    late: (days) => `${count(days, 'working day')} overdue`,
    today: 'last day today',
    left: (days) => `${count(days, 'working day')} left`,
    due: (daysLeft, date) => `due ${formatDate(date)}, ${daysLeft}`,
    holidays: (days, named) => `${count(days, 'holiday')} not counted: ${named}.`,
  },
}
