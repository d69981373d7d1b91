import { Button, buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/drawing.tsx'
import { Note } from '../../../ui/messages.tsx'
import { useSignInWords } from './sign-in-words.ts'
import styles from '../account.module.css'

/** Shown once: the server keeps only what it needs to know them again. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const words = useSignInWords().codes
  const text = `${words.file}\n\n${codes.join('\n')}\n`
  return (
    <Note icon="lock" title={words.title} tone="warning" isNews>
      <p>{words.text}</p>
      <ol className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className={styles.acts}>
        <Button kind="outline" icon="copies" onClick={() => void navigator.clipboard.writeText(text)}>
          {words.copy}
        </Button>
        <a
          className={buttonClass('outline')}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="ma-du-phong-nong-thon-so.txt"
        >
          <Icon name="download" size={14} /> {words.download}
        </a>
        <Button onClick={onKept}>{words.kept}</Button>
      </p>
    </Note>
  )
}
