import { formatDate } from '../../../design/format.ts'
import { count } from '../../ui/count.ts'
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Publish results',
  lead: (year, unit) => `${unit}, ${year}. Choose the unit, period and criteria set in the bar at the top.`,
  loading: 'Putting the results together',
  holder: (name, code) => `${name}, code ${code}`,
  preview: {
    label: 'What would be published',
    title: (met, communes, unit, year) => `${met} of ${count(communes, 'commune')} of ${unit} met the set in ${year}`,
    communesOf: (asOf, isCertain, others) =>
      `Communes as listed on ${formatDate(asOf)}${isCertain ? '' : ', not certain'}` +
      (others > 0 ? `; ${count(others, 'ward or township is', 'wards and townships are')} not assessed.` : '.'),
    set: (title, version) => `${title}, version ${version}.`,
    illustrative: 'illustrative data',
    reported: 'with figures',
    met: 'met',
    notMet: 'not met',
    recognised: 'recognised',
  },
  publish: {
    done: 'Published',
    doneText:
      'Everybody can read them on the public site. Later corrections make a new version; this one stays as it is.',
    nothing: 'No commune has figures for this year.',
    act: 'Publish these results',
    print: 'Preview in print',
  },
  results: {
    label: 'Results by commune',
    code: 'Code',
    commune: 'Commune',
    result: 'Result',
    criteria: 'Criteria met',
    recognition: 'Recognition',
    verdicts: {
      met: 'Met',
      'not-met': 'Not met',
      unknown: 'Not concluded',
      incomplete: 'Incomplete',
    },
    noFigures: 'No figures',
    notRecognised: 'none',
    showAll: (communes) => `Show all ${communes} communes`,
  },
  published: {
    label: 'Publications',
    title: 'Published',
    loading: 'Loading publications',
    none: 'Nothing of this unit is published yet',
    tableLabel: 'Publications of the unit',
    publication: 'Publication',
    knownAt: 'Figures up to',
    publishedAt: 'Published',
    changes: 'Changes',
    files: 'Files',
    version: (year, version) => `${year}, version ${version}`,
    set: (id, version) => `Set ${id}, version ${version}`,
    first: 'first version',
    changed: (communes) => count(communes, 'commune'),
  },
}
