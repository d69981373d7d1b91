import { useId } from 'react'
import { Icon } from './drawing.tsx'
import styles from './forms.module.css'

/** A plain file input with its name and rule in words; dropping a file on it works too, because browsers do that. */
export function FileField({
  label,
  accept,
  hint,
  file,
  onFile,
}: {
  label: string
  accept: string
  hint: string
  file: File | null
  onFile: (file: File | null) => void
}) {
  const id = useId()
  return (
    <div className={styles.file}>
      <label htmlFor={id}>
        <Icon name="upload" /> {label}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFile(event.target.files?.[0] ?? null)}
      />
      <p id={`${id}-hint`}>{file ? `Đã chọn ${file.name}` : hint}</p>
    </div>
  )
}
