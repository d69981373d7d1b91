import type { CriteriaSet } from '../../../server/modules/criteria/contract.ts'
import type { ElementView } from '../../../server/modules/indicators/contract.ts'

/** Elements under the first indicator that reads them, so that each figure is entered once. */
export type EntryGroup = {
  indicator: string
  name: string
  elements: ElementView[]
  /** `17.11a`, `17.11b`: the same whichever of them a filter shows. */
  labels: Record<string, string>
  /** A group of one is that one: it has no head of its own. */
  isNamed: boolean
}

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
      return nameGroup(indicator.code, indicator.name.vi, taken)
    }),
  )
  const rest = [...left.values()]
  if (rest.length > 0) groups.push(nameGroup('', otherFigures, rest))
  return groups.filter((group) => group.elements.length > 0)
}

function nameGroup(indicator: string, name: string, elements: ElementView[]): EntryGroup {
  const isNamed = elements.length > 1
  const letter = (i: number): string => (isNamed ? ('abcdefghijklmnopqrstuvwxyz'[i] ?? '') : '')
  const labels = Object.fromEntries(elements.map(({ code }, i) => [code, `${indicator}${letter(i)}`]))
  return { indicator, name, elements, labels, isNamed }
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
