import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import type { Dossier, DossierItem } from '../../../server/modules/assessment/contract.ts'
import { Button } from '../../ui/button.tsx'
import { Icon, WorkingClock } from '../../ui/drawing.tsx'
import { SidePanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { useSession } from '../accounts/session.ts'
import { AppraisalItem, type OpinionDraft } from './appraisal-item.tsx'
import { readClock, sayClock } from './clock.ts'
import { needsOpinion } from './items.ts'
import styles from './queue.module.css'
import { useDossierAct } from './use-dossier-act.ts'
import { useWords } from './words.ts'

/** The indicators this department holds in one dossier: what waits for an opinion stands open. */
export function AppraisalPanel({ dossier, onClose }: { dossier: Dossier; onClose: () => void }) {
  const { appraisal: words, reloadDossier } = useWords()
  const session = useSession()
  const { command, send, reload } = useDossierAct(dossier)
  const [drafts, setDrafts] = useState<Record<string, OpinionDraft>>({})
  const mine = dossier.items.filter((item) => item.isMine)
  const open = mine.filter(needsOpinion)
  const agencyId = mine[0]?.agency?.id
  const ready = open.filter((item) => isReady(drafts[item.indicator]))
  // A choice without its reason would be left out without a word: it holds the whole back instead.
  const unsaid = open.filter(({ indicator }) => drafts[indicator]?.opinion && !isReady(drafts[indicator]))
  const mayBeSent = unsaid.length > 0 ? words.unsaid(unsaid.map(({ indicator }) => indicator)) : ready.length > 0
  const can = dossier.can.appraise === true ? mayBeSent || words.noOpinion : dossier.can.appraise

  const submit = (): void => {
    const opinions = ready.flatMap(({ indicator }) => {
      const draft = drafts[indicator]
      const reason = draft?.reason.trim() ?? ''
      return draft?.opinion ? [{ indicator, opinion: draft.opinion, ...(reason !== '' && { reason }) }] : []
    })
    send('appraisals', { agencyId, opinions })
  }

  const left = open.filter((item) => !isReady(drafts[item.indicator])).map((item) => item.indicator)
  const said = left.length === 0 ? words.complete(mine.length) : words.left(left)
  const view = { unitId: dossier.unit.id, period: String(dossier.year), set: setOf(dossier), asOf: session.today }

  return (
    <SidePanel
      title={words.label(dossier.unit.name)}
      close={words.close}
      onClose={onClose}
      lead={<Lead dossier={dossier} />}
    >
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
            view={view}
            draft={drafts[item.indicator] ?? { opinion: undefined, reason: '' }}
            problem={command.error?.at(`/opinions/${ready.indexOf(item)}/reason`)}
            onChange={(draft) => setDrafts({ ...drafts, [item.indicator]: draft })}
          />
        ) : (
          <GivenOpinion key={item.indicator} item={item} />
        ),
      )}
      {command.error && (
        <ErrorBox problem={command.error} onRetry={submit}>
          {command.error.slug === 'stale-dossier' && (
            <Button kind="outline" icon="sync" onClick={() => void reload()}>
              {reloadDossier}
            </Button>
          )}
        </ErrorBox>
      )}
      <footer className={styles.foot}>
        {open.length > 0 && (
          <>
            <p>{can === true ? said : can}</p>
            <Button size="normal" can={can} reason="hidden" isBusy={command.isPending} onClick={submit}>
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
    </SidePanel>
  )
}

const setOf = ({ set }: Dossier): string => `${set.id}@${set.version}`

function Lead({ dossier }: { dossier: Dossier }) {
  const { appraisal: words, clock, readDossier } = useWords()
  return (
    <>
      {words.submitted(dossier.year, dossier.submission)} ·{' '}
      <Link to="/ho-so/$id" params={{ id: dossier.id }}>
        {readDossier}
      </Link>
      <span className={styles.clock}>
        <WorkingClock clock={readClock(dossier.clock, clock)} /> <b>{sayClock(dossier.clock, clock)}</b>
      </span>
      {dossier.can.appraise === true && words.youMay}
    </>
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
