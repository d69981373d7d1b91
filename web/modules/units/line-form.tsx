import { useState } from 'react'
import { type ChangeLine, TYPES_OF_LINES } from '../../../server/modules/units/change-contract.ts'
import type { UnitListView } from '../../../server/modules/units/contract.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import styles from './decisions.module.css'
import { BLANK_LINE, isLineWhole, LINE_KINDS, type LineDraft, type LineKind, MEASURES, toLine } from './line-draft.ts'
import { useWords } from './words.ts'

type Fields = { draft: LineDraft; edit: (part: Partial<LineDraft>) => void }

/** One line of a decision typed in by hand; long annexes come from a sheet. */
export function LineForm({ lists, onAdd }: { lists: readonly UnitListView[]; onAdd: (line: ChangeLine) => void }) {
  const words = useWords().line
  const [draft, setDraft] = useState(BLANK_LINE)
  const edit = (part: Partial<LineDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const add = (): void => {
    onAdd(toLine(draft))
    // The same target often takes several units: only what gave is typed again.
    setDraft({ ...BLANK_LINE, kind: draft.kind, to: draft.kind === 'flow' ? draft.to : '' })
  }
  return (
    <fieldset className={styles.line} aria-label={words.name}>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <ChoiceField
            label={words.kind}
            value={draft.kind}
            onChange={(kind) => setDraft({ ...BLANK_LINE, kind: kind as LineKind })}
            options={LINE_KINDS.map((kind) => [kind, words.kinds[kind]])}
          />
        </div>
        <KindFields draft={draft} edit={edit} lists={lists} />
      </div>
      <Button kind="outline" icon="plus" can={isLineWhole(draft, words)} onClick={add}>
        {words.add}
      </Button>
    </fieldset>
  )
}

function KindFields({ draft, edit, lists }: Fields & { lists: readonly UnitListView[] }) {
  const words = useWords().line
  const code = (
    <TextField label={words.unitCode} value={draft.from} onChange={(from) => edit({ from })} placeholder="30253" />
  )
  switch (draft.kind) {
    case 'flow':
      return (
        <>
          <TextField label={words.giverCode} value={draft.from} onChange={(from) => edit({ from })} />
          <TextField label={words.takerCode} value={draft.to} onChange={(to) => edit({ to })} />
          <TextField
            label={words.share}
            value={draft.share}
            onChange={(share) => edit({ share })}
            hint={words.shareHint}
          />
        </>
      )
    case 'unit':
      return (
        <>
          <TextField label={words.code} value={draft.to} onChange={(to) => edit({ to })} />
          <NameFields draft={draft} edit={edit} />
        </>
      )
    case 'edit':
      return (
        <>
          {code}
          <NameFields draft={draft} edit={edit} isOptional />
          <TextField label={words.newCode} value={draft.to} onChange={(to) => edit({ to })} />
        </>
      )
    case 'list':
      return (
        <>
          {code}
          <ListFields draft={draft} edit={edit} lists={lists} />
        </>
      )
    case 'measure':
      return (
        <>
          {code}
          <ChoiceField
            label={words.measure}
            value={draft.measure}
            onChange={(measure) => edit({ measure })}
            options={MEASURES.map((measure) => [measure, words.measures[measure]])}
          />
          <TextField label={words.value} value={draft.value} onChange={(value) => edit({ value })} />
        </>
      )
    case 'level-off':
      return <p className={styles.more}>{words.levelOff}</p>
    case 'level-on':
      return <p className={styles.more}>{words.levelOn}</p>
    case 'end':
      return code
  }
}

function NameFields({ draft, edit, isOptional = false }: Fields & { isOptional?: boolean }) {
  const words = useWords().line
  const blank = isOptional ? words.sameType : words.chooseType
  return (
    <>
      <ChoiceField
        label={words.type}
        value={draft.type}
        onChange={(type) => edit({ type })}
        options={[['', blank], ...TYPES_OF_LINES.map((type) => [type, type] as const)]}
      />
      <TextField
        label={isOptional ? words.newName : words.unitName}
        value={draft.name}
        onChange={(name) => edit({ name })}
        hint={words.nameHint}
      />
      <TextField
        label={isOptional ? words.newParent : words.parent}
        value={draft.parent}
        onChange={(parent) => edit({ parent })}
      />
    </>
  )
}

function ListFields({ draft, edit, lists }: Fields & { lists: readonly UnitListView[] }) {
  const words = useWords().line
  const values = lists.find(({ kind }) => kind === draft.list)?.values ?? []
  return (
    <>
      <ChoiceField
        label={words.list}
        value={draft.list}
        onChange={(list) => edit({ list, value: lists.find(({ kind }) => kind === list)?.values[0]?.value ?? '' })}
        options={[['', words.chooseList], ...lists.map(({ kind, label }) => [kind, label] as const)]}
      />
      <ChoiceField
        label={words.value}
        value={draft.value}
        onChange={(value) => edit({ value })}
        options={[...values.map(({ value, label }) => [value, label] as const), ['', words.offList]]}
      />
      <DateField label={words.until} value={draft.until} onChange={(until) => edit({ until })} />
    </>
  )
}
