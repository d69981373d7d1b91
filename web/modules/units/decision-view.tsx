import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import type { Decision } from '../../../server/modules/units/decision-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { Facts, ScreenHead } from '../../ui/parts.tsx'
import { DecisionForm } from './decision-form.tsx'
import { DECISION_STATES } from './decision-words.ts'
import styles from './decisions.module.css'
import { decisionQuery, trialQuery } from './queries.ts'
import { TrialView } from './trial-view.tsx'

export function DecisionView({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(decisionQuery(id))
  const [isEditing, setEditing] = useState(false)
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải quyết định" lines={8} />
  if (isEditing)
    return <DecisionForm draft={data} onSaved={() => setEditing(false)} onClose={() => setEditing(false)} />
  return <OpenDecision decision={data} onEdit={() => setEditing(true)} onClose={onClose} />
}

function OpenDecision({ decision, onEdit, onClose }: { decision: Decision; onEdit: () => void; onClose: () => void }) {
  const isDraft = decision.state === 'draft'
  const trial = useQuery({ ...trialQuery(decision.id, decision.version), enabled: isDraft })
  return (
    <>
      <ScreenHead title={decision.number} lead={decision.title}>
        <Button kind="quiet" onClick={onClose}>
          Về danh sách
        </Button>
      </ScreenHead>
      <div className={styles.body}>
        <Facts
          items={[
            ['Cơ quan ban hành', decision.issuer],
            ['Ngày ký', decision.signedOn ? formatDate(decision.signedOn) : 'chưa ghi'],
            ['Hiệu lực từ', formatDate(decision.day)],
            [
              'Tình trạng',
              <span key="state" className={styles[decision.state]}>
                {DECISION_STATES[decision.state]}
              </span>,
            ],
          ]}
        />
        <Acts decision={decision} canApply={isDraft ? trial.data?.canApply : undefined} onEdit={onEdit} />
        {isDraft && trial.error && <ErrorBox problem={toProblem(trial.error)} onRetry={() => void trial.refetch()} />}
        {isDraft && !trial.data && !trial.error && <Loading what="Đang chạy thử" lines={4} />}
        {isDraft && trial.data && <TrialView trial={trial.data} />}
        <Lines decision={decision} />
      </div>
    </>
  )
}

function Acts({
  decision: { id, version, state, can },
  canApply,
  onEdit,
}: {
  decision: Decision
  canApply: boolean | undefined
  onEdit: () => void
}) {
  const queryClient = useQueryClient()
  const act = useCommand<Decision>(async () => {
    // A change of units reaches everything that names one.
    await queryClient.invalidateQueries()
  })
  const run = (path: string): void =>
    act.mutate({ method: 'POST', path: `/unit-decisions/${id}/${path}`, body: { version } })
  const apply =
    can.apply === true && canApply !== true
      ? canApply === undefined
        ? 'Chờ chạy thử xong.'
        : 'Sửa những chỗ chưa đúng dưới đây trước.'
      : can.apply
  return (
    <>
      {act.error && <ErrorBox problem={act.error} />}
      {act.isSuccess && (
        <Note icon="check" title={`Xong: quyết định ${DECISION_STATES[act.data.state].toLowerCase()}`} isNews />
      )}
      <div className={styles.acts}>
        {state === 'draft' && (
          <>
            <Button size="normal" icon="check" isBusy={act.isPending} can={apply} onClick={() => run('application')}>
              Áp dụng
            </Button>
            <Button size="normal" kind="outline" icon="edit" can={can.edit} onClick={onEdit}>
              Sửa
            </Button>
            <Button
              size="normal"
              kind="quiet"
              can={can.discard}
              isBusy={act.isPending}
              onClick={() => run('discarding')}
            >
              Bỏ bản nháp
            </Button>
          </>
        )}
        {state === 'applied' && (
          <Button
            size="normal"
            kind="outline"
            icon="undo"
            can={can.undo}
            isBusy={act.isPending}
            onClick={() => run('undoing')}
          >
            Hoàn tác quyết định
          </Button>
        )}
      </div>
    </>
  )
}

function Lines({ decision: { lines, words } }: { decision: Decision }) {
  return (
    <section className={styles.section} aria-label="Các dòng của quyết định">
      <h2>{lines.length} dòng</h2>
      <ol className={styles.lines}>
        {words.map((text, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- two lines may say the same
          <li key={`${i}-${text}`}>
            <span className={styles.row}>{Number(lines[i]?.['row'] ?? i + 1)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {lines.length > words.length && <p className={styles.more}>và {lines.length - words.length} dòng nữa.</p>}
    </section>
  )
}
