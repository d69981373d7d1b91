import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { Note } from '../../ui/messages.tsx'
import styles from './account.module.css'

/** Shown once: the server keeps only what it needs to know them again. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const text = `Mã dự phòng của Nông thôn số, mỗi mã dùng một lần\n\n${codes.join('\n')}\n`
  return (
    <Note icon="lock" title="Cất mã dự phòng ngay bây giờ" tone="warning" isNews>
      <p>
        Mất điện thoại hay khóa truy cập thì dùng một mã dưới đây ở bước hai. Mỗi mã dùng một lần. Các mã{' '}
        <b>chỉ hiện lần này</b>: in ra hoặc chép vào nơi chỉ bạn mở được, không để chung với điện thoại.
      </p>
      <ol className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className={styles.acts}>
        <Button kind="outline" icon="copies" onClick={() => void navigator.clipboard.writeText(text)}>
          Chép các mã
        </Button>
        <a
          className={buttonClass('outline')}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="ma-du-phong-nong-thon-so.txt"
        >
          <Icon name="download" size={14} /> Tải tệp chữ
        </a>
        <Button onClick={onKept}>Tôi đã cất các mã</Button>
      </p>
    </Note>
  )
}
