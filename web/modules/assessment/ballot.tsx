import { useState } from 'react'
import { lowerFirst } from '../../../design/format.ts'
import type { Council, Dossier } from '../../../server/modules/assessment/contract.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { TextArea } from '../../ui/field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import styles from './ballot.module.css'
import { useDossierAct } from './use-dossier-act.ts'
import { sayTier } from './words.ts'

type Choice = 'agree' | 'disagree'

/** Two equal options, nothing chosen beforehand. Who voted is recorded; under a secret vote how is not. */
export function Ballot({ dossier, council }: { dossier: Dossier; council: Council }) {
  const { command, send, reload } = useDossierAct(dossier)
  const [choice, setChoice] = useState<Choice>()
  const [reason, setReason] = useState('')
  if (council.mine.hasVoted)
    return (
      <Note icon="check" title="Bạn đã bỏ phiếu" isNews>
        <p>Phiếu của bạn đã vào thùng và không đổi được. Kết quả hiện khi đóng phiếu.</p>
      </Note>
    )
  if (!council.mine.eligible)
    return (
      <Note icon="lock" title="Bạn không bỏ phiếu hồ sơ này" tone="time">
        <p>{council.mine.why}</p>
      </Note>
    )
  if (dossier.can.vote !== true)
    return (
      <Note icon="lock" title="Chưa bỏ phiếu được" tone="time">
        <p>{dossier.can.vote}</p>
      </Note>
    )
  const can = !choice
    ? 'Chọn một trong hai ô trước khi bỏ phiếu.'
    : choice === 'disagree' && reason.trim().length < 5
      ? 'Không đồng ý thì ghi lý do.'
      : true
  const cast = (): void =>
    send('ballots', { choice, ...(reason.trim() !== '' && choice === 'disagree' && { reason: reason.trim() }) })
  return (
    <form
      className={styles.ballot}
      aria-label="Phiếu biểu quyết"
      onSubmit={(event) => {
        event.preventDefault()
        if (can === true) cast()
      }}
    >
      <div className={styles.ballotTop}>
        <div>
          <h2>Phiếu biểu quyết</h2>
          <p>
            Đề nghị công nhận {lowerFirst(dossier.unit.name)},{' '}
            {dossier.unit.trail.split(', ').map(lowerFirst).join(', ')}, đạt chuẩn {sayTier(dossier.tier)} năm{' '}
            {dossier.year}.
          </p>
        </div>
        {council.secret && (
          <span className={styles.tag}>
            <Icon name="lock" size={12} /> phiếu kín
          </span>
        )}
      </div>
      <fieldset className={styles.options}>
        <legend className="sr">Ý kiến của bạn</legend>
        <Option
          name="Đồng ý"
          detail="Công nhận đạt chuẩn"
          isChosen={choice === 'agree'}
          onChoose={() => setChoice('agree')}
        />
        <Option
          name="Không đồng ý"
          detail="Phải ghi lý do, không ghi tên"
          isChosen={choice === 'disagree'}
          onChoose={() => setChoice('disagree')}
        />
      </fieldset>
      {choice === 'disagree' && (
        <TextArea
          label="Lý do không đồng ý"
          value={reason}
          onChange={setReason}
          rows={3}
          error={command.error?.at('/reason')}
        />
      )}
      {command.error && (
        <ErrorBox problem={command.error} onRetry={cast}>
          {command.error.slug === 'stale-dossier' && (
            <Button kind="outline" icon="sync" onClick={() => void reload()}>
              Tải lại phiếu
            </Button>
          )}
        </ErrorBox>
      )}
      <div className={styles.ballotFoot}>
        <p>
          <Icon name="info" />{' '}
          {council.secret
            ? 'Hệ thống ghi rằng bạn đã bỏ phiếu, không ghi bạn chọn gì. Sau khi bỏ không đổi được.'
            : 'Hệ thống ghi tên và ý kiến của bạn. Sau khi bỏ không đổi được.'}
        </p>
        <Button type="submit" size="large" can={can} isBusy={command.isPending}>
          Bỏ phiếu
        </Button>
      </div>
    </form>
  )
}

function Option({
  name,
  detail,
  isChosen,
  onChoose,
}: {
  name: string
  detail: string
  isChosen: boolean
  onChoose: () => void
}) {
  return (
    <label className={isChosen ? styles.chosen : undefined}>
      <input type="radio" name="choice" checked={isChosen} onChange={onChoose} aria-label={name} />
      <i aria-hidden="true">{isChosen && <Icon name="check" size={20} />}</i>
      <span>
        {name}
        <small>{detail}</small>
      </span>
    </label>
  )
}
