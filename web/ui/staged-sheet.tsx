import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { FileField } from './file-field.tsx'
import styles from './staged-sheet.module.css'

type SendProps = {
  file: File | null
  onFile: (file: File | null) => void
  accept: string
  words: { file: string; fileHint: string; send: string }
  /** What else is asked beside the file. */
  children?: ReactNode
  can: true | string
  isBusy: boolean
  onSend: () => void
}

/** Sends a file to be looked at; nothing is written. */
export function SendSheet({ file, onFile, accept, words, children, can, isBusy, onSend }: SendProps) {
  return (
    <form
      className={styles.send}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <FileField label={words.file} accept={accept} hint={words.fileHint} file={file} onFile={onFile} />
      {children}
      <Button type="submit" size="normal" icon="upload" isBusy={isBusy} can={can}>
        {words.send}
      </Button>
    </form>
  )
}

const COUNTED = ['added', 'changed', 'same', 'refused'] as const
type Counted = (typeof COUNTED)[number]

type OverviewProps = {
  title: string
  balance: Record<Counted | 'read', number>
  words: Record<Counted | 'read', string>
  /** Says how many there are, or that there is none. */
  problemsTitle: string
  problems: readonly { cell: string; detail: string }[]
}

/** The balance of what was read: read = new + changed + same + refused; beside it every cell that is wrong. */
export function SheetOverview({ title, balance, words, problemsTitle, problems }: OverviewProps) {
  return (
    <div className={styles.overview}>
      <section>
        <h2>{title}</h2>
        <table className={styles.balance}>
          <tbody>
            {COUNTED.map((key) => (
              <tr key={key}>
                <th scope="row">
                  <i className={`${styles.key} ${stateClass(key)}`} /> {words[key]}
                </th>
                <td>{balance[key]}</td>
              </tr>
            ))}
            <tr className={styles.total}>
              <th scope="row">{words.read}</th>
              <td>{balance.read}</td>
            </tr>
          </tbody>
        </table>
      </section>
      <section>
        <h2>{problemsTitle}</h2>
        <table className={styles.problems}>
          <tbody>
            {problems.map(({ cell, detail }) => (
              <tr key={cell + detail}>
                <th scope="row">{cell}</th>
                <td>{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** The colour of a cell by what became of it; the same as in the balance. */
export function stateClass(state: Counted | 'warning'): string {
  return styles[state] ?? ''
}

type DecisionProps = {
  /** What is decided about. */
  children?: ReactNode
  words: { accept: string; discard: string }
  can: true | string
  isAccepting: boolean
  isDiscarding: boolean
  onAccept: () => void
  onDiscard: () => void
}

/** Accept it or throw it away; the bar stays in sight under a long table. */
export function SheetDecision(props: DecisionProps) {
  const { children, words, can, isAccepting, isDiscarding, onAccept, onDiscard } = props
  return (
    <div className={styles.decide}>
      <p>{children}</p>
      <div className={styles.acts}>
        <Button kind="outline" size="normal" isBusy={isDiscarding} onClick={onDiscard}>
          {words.discard}
        </Button>
        <Button size="normal" isBusy={isAccepting} can={can} onClick={onAccept}>
          {words.accept}
        </Button>
      </div>
    </div>
  )
}
