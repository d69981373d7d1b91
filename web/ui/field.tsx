import { useId, type ReactElement, type ReactNode } from 'react'
import styles from './forms.module.css'

type Common = { label: string; hint?: string; error?: string | undefined; width?: string | undefined }

function Shell({
  id,
  label,
  hint,
  error,
  width,
  children,
}: Common & { id: string; children: ReactNode }): ReactElement {
  return (
    <div className={styles.field} style={width ? { width } : undefined}>
      <label htmlFor={id}>{label}</label>
      {children}
      {(error ?? hint) && (
        <p id={`${id}-note`} className={error ? styles.error : styles.hint}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

type TextProps = Common & {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'search' | 'password'
  required?: boolean
  placeholder?: string
  /** What password managers and phones may fill in, e.g. `one-time-code`. */
  autoComplete?: string
}

/** A line of text with its mistake under it. */
export function TextField(props: TextProps) {
  const { value, onChange, type = 'text', required = false, placeholder, autoComplete = 'off', ...common } = props
  const id = useId()
  return (
    <Shell id={id} {...common}>
      <input
        id={id}
        type={type}
        value={value}
        required={required}
        placeholder={placeholder}
        autoComplete={autoComplete}
        autoCapitalize={autoComplete === 'off' ? undefined : 'none'}
        spellCheck={autoComplete === 'off' ? undefined : false}
        aria-invalid={common.error !== undefined}
        aria-describedby={(common.error ?? common.hint) ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Shell>
  )
}

export function TextArea({
  value,
  onChange,
  rows = 2,
  ...common
}: Omit<TextProps, 'type' | 'placeholder' | 'autoComplete'> & { rows?: number }) {
  const id = useId()
  return (
    <Shell id={id} {...common}>
      <textarea
        id={id}
        rows={rows}
        value={value}
        maxLength={2000}
        aria-invalid={common.error !== undefined}
        aria-describedby={(common.error ?? common.hint) ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Shell>
  )
}

type ChoiceProps = Common & {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  /** More choices after `options`, each list under its own heading. */
  groups?: readonly { label: string; options: readonly Option[] }[]
}

type Option = readonly [key: string, name: string]

export function ChoiceField({ value, onChange, options, groups = [], ...common }: ChoiceProps) {
  const id = useId()
  return (
    <Shell id={id} {...common}>
      <select
        id={id}
        value={value}
        aria-describedby={(common.error ?? common.hint) ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        <Options options={options} />
        {groups.map(({ label, options: own }) => (
          <optgroup key={label} label={label}>
            <Options options={own} />
          </optgroup>
        ))}
      </select>
    </Shell>
  )
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map(([key, name]) => (
    <option key={key} value={key}>
      {name}
    </option>
  ))
}
