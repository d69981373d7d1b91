import type { Council, Dossier } from '../../../server/modules/assessment/contract.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import styles from './council.module.css'
import { useDossierAct } from './use-dossier-act.ts'
import { useWords } from './words.ts'

/** Who has voted, never how; the tally stays closed until the vote is. */
export function CouncilMembers({ dossier, council }: { dossier: Dossier; council: Council }) {
  const words = useWords().members
  return (
    <aside className={styles.members} aria-label={words.label}>
      <h2>{words.title(council.members.length)}</h2>
      <ul>
        {council.members.map((member) => (
          <li key={member.name} className={member.conflict ? styles.conflict : undefined}>
            <span>
              {member.name}
              <small>
                {member.isChair ? words.chair : words.member}
                {member.conflict && `; ${member.conflict}`}
              </small>
            </span>
            <MemberState hasVoted={member.hasVoted} hasConflict={member.conflict !== null} />
          </li>
        ))}
      </ul>
      <Tally dossier={dossier} council={council} />
    </aside>
  )
}

function Tally({ dossier, council }: { dossier: Dossier; council: Council }) {
  const words = useWords().tally
  const { command, send } = useDossierAct(dossier)
  const result: [string, string | number][] = council.tally
    ? [
        [words.agree, council.tally.agree],
        [words.disagree, council.tally.disagree],
      ]
    : [[words.result, words.notOpened]]
  const lines: typeof result = [
    [words.voted, words.votedOf(council.voted, council.eligible)],
    [words.quorum, council.quorum ? words.quorumOf(council.quorum) : words.notVerified],
    [words.majority, council.majority ? words.majorityOf(council.majority) : words.notVerified],
    ...result,
  ]
  return (
    <div className={styles.tally}>
      <h2>{words.title}</h2>
      <p className={styles.cells} aria-hidden="true">
        {Array.from({ length: council.eligible }, (_, i) => (
          <i key={i} className={i < council.voted ? styles.cast : undefined} />
        ))}
      </p>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {council.outcome && <p className={styles.outcome}>{words.outcomes[council.outcome]}</p>}
      {council.tally?.reasons.map((reason, i) => (
        <p key={i} className="muted">
          {words.reason(reason)}
        </p>
      ))}
      {command.error && <ErrorBox problem={command.error} />}
      {dossier.yours.includes('close-vote') && (
        <Button
          size="normal"
          can={dossier.can['close-vote']}
          isBusy={command.isPending}
          onClick={() => send('vote-closing')}
        >
          {words.close}
        </Button>
      )}
    </div>
  )
}

function MemberState({ hasVoted, hasConflict }: { hasVoted: boolean; hasConflict: boolean }) {
  const words = useWords().members
  if (hasConflict)
    return (
      <span className={styles.stateConflict}>
        <Icon name="lock" size={13} /> {words.mayNotVote}
      </span>
    )
  if (!hasVoted) return <span className="muted">{words.notVoted}</span>
  return (
    <span>
      <Icon name="check" size={14} /> {words.hasVoted}
    </span>
  )
}
