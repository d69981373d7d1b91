import type { CriteriaSet } from '../../../server/modules/criteria/contract.ts'
import type { ElementView } from '../../../server/modules/indicators/contract.ts'

/** Elements under the first indicator that reads them, so that each figure is entered once. */
export type EntryGroup = { indicator: string; name: string; elements: ElementView[] }

export function groupElements(
  set: Pick<CriteriaSet, 'criteria'>,
  elements: readonly ElementView[],
  otherFigures: string,
): EntryGroup[] {
  const left = new Map(elements.map((element) => [element.code, element]))
  const groups = set.criteria.flatMap((criterion) =>
    criterion.indicators.map((indicator): EntryGroup => {
      const taken = namesIn(indicator).flatMap((code) => {
        const element = left.get(code)
        left.delete(code)
        return element ? [element] : []
      })
      return { indicator: indicator.code, name: indicator.name.vi, elements: taken }
    }),
  )
  const rest = [...left.values()]
  if (rest.length > 0) groups.push({ indicator: '', name: otherFigures, elements: rest })
  return groups.filter((group) => group.elements.length > 0)
}

type Indicator = CriteriaSet['criteria'][number]['indicators'][number]

function namesIn({ formula, levels }: Indicator): string[] {
  const texts = [formula]
  for (const level of levels) {
    if (level.state === 'rule') texts.push(level.formula)
    if (level.state === 'known' && level.also) texts.push(level.also.formula)
  }
  return [...new Set(texts.flatMap((text) => text.match(/[a-z][a-z0-9_]*/g) ?? []))]
}
