import type { FigureSheet } from '../../../server/modules/indicators/contract.ts'
import { Note } from '../../ui/messages.tsx'
import { useEntryWords } from './entry-words.ts'

const REASONS = ['unknown-share', 'missing', 're-collect'] as const

/** What last year's column of a unit that began since is made of, and why parts of it are empty. */
export function InheritedNote({ sheet, year }: { sheet: FigureSheet; year: number }) {
  const { inherited } = sheet
  const words = useEntryWords().inherited
  if (inherited.length === 0) return null
  const names = [...new Set(inherited.flatMap(({ inputs }) => inputs.map(({ unit }) => unit)))]
  const unknown = Map.groupBy(inherited, ({ why }) => why)
  return (
    <Note icon="copies" title={words.title(year, names.join(', '))}>
      <ul>
        {REASONS.map((why) => {
          const points = unknown.get(why)
          return points && <li key={why}>{words[why](points.length)}</li>
        })}
      </ul>
    </Note>
  )
}
