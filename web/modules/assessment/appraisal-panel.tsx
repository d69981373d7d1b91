import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import type { Dossier, DossierItem } from '../../../server/modules/assessment/contract.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon, WorkingClock } from '../../ui/drawing.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { AppraisalItem, type OpinionDraft } from './appraisal-item.tsx'
import { readClock, sayClock } from './clock.ts'
import { needsOpinion } from './items.ts'
import styles from './queue.module.css'
import { useDossierAct } from './use-dossier-act.ts'
import { useWords } from './words.ts'

/** The indicators this department holds in one dossier: what waits for an opinion stands open. */
export function AppraisalPanel({ dossier, onClose }: { dossier: Dossier; onClose: () => void }) {
  const { appraisal: words, clock, readDossier, reloadDossier } = useWords()
  const { command, send, reload } = useDossierAct(dossier)
  const [drafts, setDrafts] = useState<Record<string, OpinionDraft>>({})
  const mine = dossier.items.filter((item) => item.isMine)
  const open = mine.filter(needsOpinion)
  const agencyId = mine[0]?.agency?.id
  const ready = open.filter((item) => isReady(drafts[item.indicator]))
  const left = open.filter((item) => !isReady(drafts[item.indicator])).map((item) => item.indicator)
  const can = dossier.can.appraise === true ? ready.length > 0 || words.noOpinion : dossier.can.appraise

  const submit = (): void => {
    const opinions = ready.flatMap(({ indicator }) => {
      const draft = drafts[indicator]
      const reason = draft?.reason.trim() ?? ''
      return draft?.opinion ? [{ indicator, opinion: draft.opinion, ...(reason !== '' && { reason }) }] : []
    })
    send('appraisals', { agencyId, opinions })
  }

  return (
    <aside className={styles.panel} aria-label={words.label(dossier.unit.name)}>
      <header>
        <div className={styles.panelTop}>
          <p className="muted">
            {words.submitted(dossier.year, dossier.submission)} ·{' '}
            <Link to="/ho-so/$id" params={{ id: dossier.id }}>
              {readDossier}
            </Link>
          </p>
          <IconButton name="close" label={words.close} onClick={onClose} />
        </div>
        <h2>{dossier.unit.name}</h2>
        <p className={styles.clock}>
          <WorkingClock clock={readClock(dossier.clock, clock)} /> <b>{sayClock(dossier.clock, clock)}</b>
        </p>
      </header>
      {mine.length === 0 && (
        <Note icon="info" title={words.notYours}>
          <p>{words.notYoursText}</p>
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
                {reloadDossier}
              </Button>
            )}
          </ErrorBox>
        )}
        {open.length > 0 && (
          <>
            <p>
              {left.length === 0 ? words.complete(mine.length) : words.left(left)}{' '}
              {dossier.can.appraise === true && words.youMay}
            </p>
            <Button size="normal" can={can} isBusy={command.isPending} onClick={submit}>
              {words.send(mine.length - left.length, mine.length)}
            </Button>
          </>
        )}
        {open.length === 0 && mine.length > 0 && (
          <output>
            <Icon name="check" /> {words.sent(mine.length)}
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
  const { opinions } = useWords()
  return (
    <div className={styles.item}>
      <div className={styles.itemHead}>
        <span className={styles.code}>{item.indicator}</span>
        <span>{item.name}</span>
        <span className={item.appraisal?.opinion === 'met' ? styles.met : styles.late}>
          <Icon name={item.appraisal?.opinion === 'met' ? 'check' : 'send-back'} size={15} />{' '}
          {item.appraisal && opinions[item.appraisal.opinion]}
        </span>
      </div>
    </div>
  )
}
