import type { ReactNode } from 'react'
import { formatNumber } from '../../design/format.ts'
import { Icon } from './drawing.tsx'
import styles from './parts.module.css'

/** Every screen opens with its name and a sentence that holds the figure. */
export function ScreenHead({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <header className={styles.head}>
      <div>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {children && <div className={styles.acts}>{children}</div>}
    </header>
  )
}

export type Segment<K extends string> = { key: K; label: string; count?: number }

/** A choice of view: buttons, so that the keyboard needs no lesson; the chosen one is pressed. */
export function Segments<K extends string>({
  label,
  segments,
  chosen,
  onChoose,
}: {
  label: string
  segments: readonly Segment<K>[]
  chosen: K
  onChoose: (key: K) => void
}) {
  return (
    <fieldset className={styles.segments} aria-label={label}>
      {segments.map(({ key, label: text, count }) => (
        <button key={key} type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
          {text}
          {count !== undefined && ` ${count}`}
        </button>
      ))}
    </fieldset>
  )
}

/** A file in the store, known by the first and last of its SHA-256. The middle of a long name gives way, never its extension. */
export function FileChip({
  name,
  hash,
  href,
  isExpired = false,
  note,
}: {
  name: string
  hash: string
  href?: string | undefined
  isExpired?: boolean
  note?: string | undefined
}) {
  const cut = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length
  const body = (
    <>
      <Icon name={isExpired ? 'clock' : 'file'} size={14} />
      <span className={styles.fileName} title={name}>
        <span>{name.slice(0, cut)}</span>
        {name.slice(cut)}
      </span>
      <span className={styles.hash} title={`SHA-256 ${hash}`}>{`${hash.slice(0, 4)}…${hash.slice(-2)}`}</span>
      {note && <span className={styles.chipNote}>{note}</span>}
    </>
  )
  const className = `${styles.chip} ${isExpired ? styles.expired : ''}`
  return href ? (
    <a className={className} href={href}>
      {body}
    </a>
  ) : (
    <span className={className}>{body}</span>
  )
}

/** Name and value pairs in one line. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}:</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A few large counts with their words, before the table they sum up. */
export function Sums({ items }: { items: readonly (readonly [string, number])[] }) {
  return (
    <dl className={styles.sums}>
      {items.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
