import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Dossier, DossierAction } from '../../../server/modules/assessment/contract.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { timeOf, useSession } from '../accounts/session.ts'
import { listActs, sayRefusals } from './acts.ts'
import { DecisionForm } from './decision-form.tsx'
import styles from './dossier.module.css'
import { ReturnForm } from './return-form.tsx'
import { type Move, useDossierAct } from './use-dossier-act.ts'

/** Acts without data of their own and where they are sent. */
const MOVES: Partial<Record<DossierAction, Move>> = {
  withdraw: 'withdrawal',
  verify: 'verification',
  'accept-complete': 'completeness',
  consolidate: 'consolidation',
  'close-vote': 'vote-closing',
  publish: 'publication',
}

const WORDS: Record<Exclude<DossierAction, 'submit'>, string> = {
  withdraw: 'Rút hồ sơ',
  verify: 'Xác nhận thẩm tra, trình tỉnh',
  return: 'Trả lại chỉ tiêu',
  'accept-complete': 'Nhận hồ sơ đầy đủ, chuyển các sở',
  appraise: 'Thẩm định các chỉ tiêu',
  consolidate: 'Trình hội đồng',
  vote: 'Mở phiếu biểu quyết',
  'close-vote': 'Đóng phiếu và kiểm phiếu',
  decide: 'Ghi quyết định công nhận',
  publish: 'Công bố quyết định',
}

/** The buttons of this step: each done, or locked with the sentence that says why. */
export function DossierActs({ dossier, answers }: { dossier: Dossier; answers: Record<string, string> }) {
  const session = useSession()
  const { command, send, reload } = useDossierAct(dossier)
  const [open, setOpen] = useState<'return' | 'decide'>()
  const ended = session.positions.flatMap((position) =>
    timeOf(position, session.today) === 'ended' ? [position.title] : [],
  )
  const acts = listActs(dossier, ended)
  if (acts.length === 0) return null
  const refusals = sayRefusals(dossier, acts)

  const draw = (act: DossierAction) => {
    const may = dossier.can[act]
    const move = MOVES[act]
    if (act === 'submit')
      return (
        <SubmitButton
          key={act}
          dossier={dossier}
          answers={answers}
          isBusy={command.isPending}
          onSend={(body) => send('submission', body)}
        />
      )
    if ((act === 'appraise' || act === 'vote') && may === true)
      return (
        <Link
          key={act}
          to={act === 'appraise' ? '/tham-dinh/$id' : '/hoi-dong/$id'}
          params={{ id: dossier.id }}
          className={buttonClass('primary', 'normal')}
        >
          {WORDS[act]}
        </Link>
      )
    const isSecond = act === 'return' || act === 'withdraw'
    return (
      <Button
        key={act}
        kind={isSecond ? 'outline' : 'primary'}
        size="normal"
        can={may}
        reason="hidden"
        isBusy={command.isPending && !isSecond}
        onClick={() => (move ? send(move) : setOpen(act === 'decide' ? 'decide' : 'return'))}
      >
        {WORDS[act]}
      </Button>
    )
  }

  return (
    <section className={styles.acts} aria-label="Việc với hồ sơ này">
      {command.error && (
        <ErrorBox problem={command.error}>
          {command.error.slug === 'stale-dossier' && (
            <Button kind="outline" icon="sync" onClick={() => void reload()}>
              Tải lại hồ sơ
            </Button>
          )}
        </ErrorBox>
      )}
      {open === 'return' && (
        <ReturnForm
          dossier={dossier}
          isBusy={command.isPending}
          onSend={(returned) => send('return', { returned })}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'decide' && (
        <DecisionForm
          problem={command.error}
          isBusy={command.isPending}
          onSend={(decision) => send('decision', decision)}
          onClose={() => setOpen(undefined)}
        />
      )}
      <div className={styles.bar}>
        <div>
          {refusals.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {command.isSuccess && <output>Đã ghi. Hồ sơ đang ở bước “{dossier.stateLabel}”.</output>}
        </div>
        <div className={styles.buttons}>{acts.map(draw)}</div>
      </div>
    </section>
  )
}

type SubmitProps = {
  dossier: Dossier
  answers: Record<string, string>
  isBusy: boolean
  onSend: (body: object) => void
}

/** The first submission, or the next one with an answer for each returned indicator. */
function SubmitButton({ dossier, answers, isBusy, onSend }: SubmitProps) {
  const returned = dossier.items.filter((item) => item.state === 'returned').map((item) => item.indicator)
  const left = returned.filter((code) => (answers[code] ?? '').trim().length < 5)
  const words = dossier.submission === 0 ? 'Nộp hồ sơ' : `Nộp lại lần ${dossier.submission + 1}`
  const waiting =
    left.length > 0
      ? `${words} được khi cả ${returned.length} chỉ tiêu có trả lời. Còn ${left.length}: ${left.join(', ')}.`
      : true
  const can = dossier.can.submit === true ? waiting : dossier.can.submit
  return (
    <Button
      size="normal"
      can={can}
      reason={dossier.can.submit === true ? 'below' : 'hidden'}
      isBusy={isBusy}
      onClick={() =>
        onSend(
          returned.length > 0
            ? { answers: returned.map((indicator) => ({ indicator, answer: (answers[indicator] ?? '').trim() })) }
            : {},
        )
      }
    >
      {words}
    </Button>
  )
}
