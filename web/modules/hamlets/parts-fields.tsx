import { Button } from '../../ui/button.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { blankPart, type ChangeDraft, type PartDraft } from './change-draft.ts'
import { sayCount } from './counts.ts'
import styles from './hamlets.module.css'
import { typeOptions } from './type-options.ts'
import { useWords } from './words.ts'

type Props = { draft: ChangeDraft; types: readonly string[]; onEdit: (part: Partial<ChangeDraft>) => void }
const MOST_PARTS = 10

/** What a hamlet is divided into. Without shares or counted households, households stay unknown. */
export function PartsFields({ draft, types, onEdit }: Props) {
  const words = useWords()
  const { parts: said } = words
  const { parts } = draft
  const change = (at: number, part: Partial<PartDraft>): void =>
    onEdit({ parts: parts.map((one, i) => (i === at ? { ...one, ...part } : one)) })
  return (
    <div className={styles.parts}>
      <h3>{said.title}</h3>
      {parts.map((part, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts have no name yet when they are typed in
        <fieldset key={i} className={styles.part} aria-label={said.part(i + 1)}>
          <ChoiceField
            label={words.type}
            value={part.type}
            onChange={(type) => change(i, { type })}
            options={typeOptions(types.includes(part.type) ? types : [part.type, ...types])}
          />
          <TextField label={said.name(i + 1)} value={part.name} onChange={(name) => change(i, { name })} />
          <TextField
            label={said.recounted}
            value={part.households}
            onChange={(households) => change(i, { households })}
            error={sayCount(part.households, words)}
          />
          <TextField
            label={said.share}
            value={part.share}
            onChange={(share) => change(i, { share })}
            placeholder="40%"
          />
          {parts.length > 2 && (
            <Button
              kind="quiet"
              label={said.removePart(i + 1)}
              onClick={() => onEdit({ parts: parts.filter((_part, at) => at !== i) })}
            >
              {said.remove}
            </Button>
          )}
        </fieldset>
      ))}
      <p className="muted">{said.hint}</p>
      {parts.length < MOST_PARTS && (
        <p>
          <Button kind="outline" icon="plus" onClick={() => onEdit({ parts: [...parts, blankPart(draft.type)] })}>
            {said.add}
          </Button>
        </p>
      )}
    </div>
  )
}
