import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import { addDays, plainDate } from '../../../server/kernel/time.ts'
import type { HamletDetail, HamletHead } from '../../../server/modules/hamlets/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { useSession } from '../accounts/session.ts'
import styles from './hamlets.module.css'
import { HAMLETS } from './queries.ts'

/** Heads with their days. Names can be erased; the days stay. */
export function HeadSection({ hamlet, heads }: { hamlet: HamletDetail; heads: readonly HamletHead[] }) {
  const shown = heads.filter(({ from, to }) => from !== to)
  return (
    <section>
      <h3>Người đứng đầu</h3>
      {shown.length === 0 && <p>Chưa ghi người đứng đầu {hamlet.label}.</p>}
      {shown.map((head) => (
        <HeadLine key={head.id} head={head} canEdit={hamlet.can.manage} />
      ))}
      {hamlet.can.manage && <HeadForm hamlet={hamlet} />}
    </section>
  )
}

function HeadLine({ head, canEdit }: { head: HamletHead; canEdit: boolean }) {
  const queryClient = useQueryClient()
  const [asksErase, setAsksErase] = useState(false)
  const erase = useCommand(() => queryClient.invalidateQueries({ queryKey: [...HAMLETS] }))
  return (
    <div className={styles.entry}>
      <p>
        <b>{head.name ?? 'Đã xóa họ tên'}</b>
        {head.phone && `, ${head.phone}`}
      </p>
      <p className="muted num">
        Từ {formatDate(head.from)}
        {head.to !== null && ` đến hết ${formatDate(addDays(plainDate(head.to), -1))}`}
      </p>
      {canEdit && head.name !== null && !asksErase && (
        <Button kind="quiet" label={`Xóa họ tên, điện thoại của ${head.name}`} onClick={() => setAsksErase(true)}>
          Xóa họ tên, điện thoại
        </Button>
      )}
      {asksErase && head.name !== null && (
        <>
          <p>Họ tên, điện thoại bị xóa hẳn, không lấy lại được. Ngày giữ nguyên.</p>
          <p className={styles.pair}>
            <Button
              isBusy={erase.isPending}
              onClick={() => erase.mutate({ method: 'DELETE', path: `/hamlet-heads/${head.id}` })}
            >
              Xóa họ tên {head.name}
            </Button>
            <Button kind="quiet" onClick={() => setAsksErase(false)}>
              Thôi
            </Button>
          </p>
        </>
      )}
      {erase.error && <ErrorBox problem={erase.error} />}
    </div>
  )
}

function HeadForm({ hamlet }: { hamlet: HamletDetail }) {
  const { today } = useSession()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<{ name: string; phone: string; from: string }>()
  const save = useCommand(async () => {
    setDraft(undefined)
    await queryClient.invalidateQueries({ queryKey: [...HAMLETS] })
  })
  if (!draft)
    return (
      <Button kind="outline" icon="user" onClick={() => setDraft({ name: '', phone: '', from: today })}>
        Ghi người đứng đầu
      </Button>
    )
  const edit = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part })
  return (
    <form
      className={styles.form}
      aria-label="Ghi người đứng đầu"
      onSubmit={(event) => {
        event.preventDefault()
        const { name, phone, from } = draft
        const body = { name, phone: phone.trim() === '' ? null : phone, from }
        save.mutate({ method: 'POST', path: `/hamlets/${hamlet.id}/heads`, body })
      }}
    >
      <TextField
        label="Họ tên"
        value={draft.name}
        onChange={(name) => edit({ name })}
        error={save.error?.at('/name')}
      />
      <TextField
        label="Điện thoại (nếu có)"
        value={draft.phone}
        onChange={(phone) => edit({ phone })}
        error={save.error?.at('/phone')}
        hint="Chỉ người phụ trách xã và cấp trên xem được."
      />
      <DateField
        label="Từ ngày"
        value={draft.from}
        onChange={(from) => edit({ from })}
        error={save.error?.at('/from')}
      />
      {save.error && <ErrorBox problem={save.error} />}
      <p className={styles.pair}>
        <Button
          type="submit"
          isBusy={save.isPending}
          can={(draft.name.trim().length >= 2 && draft.from !== '') || 'Ghi họ tên và ngày.'}
        >
          Ghi người đứng đầu
        </Button>
        <Button kind="quiet" onClick={() => setDraft(undefined)}>
          Thôi
        </Button>
      </p>
    </form>
  )
}
