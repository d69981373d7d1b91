import { useId } from 'react'
import { Icon } from './drawing.tsx'
import { useWords } from './words.ts'
import styles from './forms.module.css'

type Props = { label: string; accept: string; hint: string; file: File | null; onFile: (file: File | null) => void }

/** A file input that speaks our language; the browser's own button is there for the keyboard and not for the eye. */
export function FileField({ label, accept, hint, file, onFile }: Props) {
  const id = useId()
  const words = useWords()
  return (
    <div className={styles.file}>
      <span className={styles.fileLabel} id={`${id}-label`}>
        {label}
      </span>
      <input
        id={id}
        className={styles.fileInput}
        type="file"
        accept={accept}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFile(event.target.files?.[0] ?? null)}
      />
      <label htmlFor={id} className={styles.fileButton}>
        <Icon name="file" size={14} /> {file ? words.chooseOtherFile : words.chooseFile}
      </label>
      <p id={`${id}-hint`}>{file ? <b>{file.name}</b> : hint}</p>
    </div>
  )
}
