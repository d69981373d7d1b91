import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { lowerFirst } from '../../../design/format.ts'
import type { Dossier, DossierItem } from '../../../server/modules/assessment/contract.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon, WorkingClock } from '../../ui/drawing.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { AppraisalItem, type OpinionDraft } from './appraisal-item.tsx'
import { readClock, sayClock } from './clock.ts'
import { needsOpinion } from './items.ts'
import styles from './queue.module.css'
import { useDossierAct } from './use-dossier-act.ts'
import { sayOpinion } from './words.ts'

/** The indicators this department holds in one dossier: what waits for an opinion stands open. */
export function AppraisalPanel({ dossier, onClose }: { dossier: Dossier; onClose: () => void }) {
  const { command, send, reload } = useDossierAct(dossier)
  const [drafts, setDrafts] = useState<Record<string, OpinionDraft>>({})
  const mine = dossier.items.filter((item) => item.isMine)
  const open = mine.filter(needsOpinion)
  const agencyId = mine[0]?.agency?.id
  const ready = open.filter((item) => isReady(drafts[item.indicator]))
  const left = open.filter((item) => !isReady(drafts[item.indicator])).map((item) => item.indicator)
  const can =
    dossier.can.appraise !== true
      ? dossier.can.appraise
      : ready.length === 0
        ? 'Chưa có ý kiến nào. Chọn Đạt, Trả lại hoặc Không đạt.'
        : true

  const submit = (): void => {
    const opinions = ready.flatMap(({ indicator }) => {
      const draft = drafts[indicator]
      const reason = draft?.reason.trim() ?? ''
      return draft?.opinion ? [{ indicator, opinion: draft.opinion, ...(reason !== '' && { reason }) }] : []
    })
    send('appraisals', { agencyId, opinions })
  }

  return (
    <aside className={styles.panel} aria-label={`Thẩm định ${lowerFirst(dossier.unit.name)}`}>
      <header>
        <div className={styles.panelTop}>
          <p className="muted">
            Hồ sơ năm {dossier.year}, nộp lần {dossier.submission} ·{' '}
            <Link to="/ho-so/$id" params={{ id: dossier.id }}>
              Đọc hồ sơ
            </Link>
          </p>
          <IconButton name="close" label="Đóng hồ sơ" onClick={onClose} />
        </div>
        <h2>{dossier.unit.name}</h2>
        <p className={styles.clock}>
          <WorkingClock clock={readClock(dossier.clock)} /> <b>{sayClock(dossier.clock)}</b>
        </p>
      </header>
      {mine.length === 0 && (
        <Note icon="info" title="Không có chỉ tiêu nào của cơ quan bạn">
          <p>Các chỉ tiêu của hồ sơ này do cơ quan khác thẩm định. Bạn xem được, không sửa được.</p>
        </Note>
      )}
      {mine.map((item) =>
        needsOpinion(item) ? (
          <AppraisalItem
            key={item.indicator}
            item={item}
            draft={drafts[item.indicator] ?? { opinion: undefined, reason: '' }}
            problem={command.error?.at(`/opinions/${ready.indexOf(item)}/reason`)}
            onChange={(draft) => setDrafts({ ...drafts, [item.indicator]: draft })}
          />
        ) : (
          <GivenOpinion key={item.indicator} item={item} />
        ),
      )}
      <footer>
        {command.error && (
          <ErrorBox problem={command.error} onRetry={submit}>
            {command.error.slug === 'stale-dossier' && (
              <Button kind="outline" icon="sync" onClick={() => void reload()}>
                Tải lại hồ sơ
              </Button>
            )}
          </ErrorBox>
        )}
        {open.length > 0 && (
          <>
            <p>
              {left.length === 0 ? `Đủ ${mine.length} ý kiến.` : `Gửi được từng phần. Còn ${left.join(', ')}.`}{' '}
              {dossier.can.appraise === true && 'Bạn không tham gia lập hồ sơ này nên được thẩm định.'}
            </p>
            <Button size="normal" can={can} isBusy={command.isPending} onClick={submit}>
              Gửi kết quả {mine.length - left.length}/{mine.length}
            </Button>
          </>
        )}
        {open.length === 0 && mine.length > 0 && (
          <output>
            <Icon name="check" /> Cơ quan bạn đã gửi đủ {mine.length} ý kiến.
          </output>
        )}
      </footer>
    </aside>
  )
}

function isReady(draft: OpinionDraft | undefined): boolean {
  return draft?.opinion === 'met' || (draft?.opinion !== undefined && draft.reason.trim().length >= 5)
}

function GivenOpinion({ item }: { item: DossierItem }) {
  return (
    <div className={styles.item}>
      <div className={styles.itemHead}>
        <span className={styles.code}>{item.indicator}</span>
        <span>{item.name}</span>
        <span className={item.appraisal?.opinion === 'met' ? styles.met : styles.late}>
          <Icon name={item.appraisal?.opinion === 'met' ? 'check' : 'send-back'} size={15} />{' '}
          {item.appraisal && sayOpinion(item.appraisal.opinion)}
        </span>
      </div>
    </div>
  )
}
