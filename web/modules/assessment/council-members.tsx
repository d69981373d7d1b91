import type { Council, Dossier } from '../../../server/modules/assessment/contract.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { may, useSession } from '../accounts/session.ts'
import styles from './council.module.css'
import { useDossierAct } from './use-dossier-act.ts'

const OUTCOMES: Record<NonNullable<Council['outcome']>, string> = {
  agreed: 'Hội đồng đồng ý đề nghị công nhận.',
  'not-agreed': 'Hội đồng không đồng ý.',
  'no-quorum': 'Không đủ số thành viên bỏ phiếu.',
}

/** Who has voted, never how; the tally stays closed until the vote is. */
export function CouncilMembers({ dossier, council }: { dossier: Dossier; council: Council }) {
  const session = useSession()
  const { command, send } = useDossierAct(dossier)
  return (
    <aside className={styles.members} aria-label="Thành viên hội đồng">
      <h2>{council.members.length} thành viên</h2>
      <ul>
        {council.members.map((member) => (
          <li key={member.name} className={member.conflict ? styles.conflict : undefined}>
            <span>
              {member.name}
              <small>
                {member.isChair ? 'Chủ tịch hội đồng' : 'Ủy viên'}
                {member.conflict && `; ${member.conflict}`}
              </small>
            </span>
            <MemberState hasVoted={member.hasVoted} hasConflict={member.conflict !== null} />
          </li>
        ))}
      </ul>
      <div className={styles.tally}>
        <h2>Kiểm phiếu</h2>
        <p className={styles.cells} aria-hidden="true">
          {Array.from({ length: council.eligible }, (_, i) => (
            <i key={i} className={i < council.voted ? styles.cast : undefined} />
          ))}
        </p>
        <dl>
          <div>
            <dt>Đã bỏ phiếu</dt>
            <dd>
              {council.voted} trong {council.eligible} phiếu hợp lệ
            </dd>
          </div>
          <div>
            <dt>Đủ họp</dt>
            <dd>{council.quorum ? `cần ${council.quorum} số thành viên` : 'tỷ lệ chưa xác minh'}</dd>
          </div>
          <div>
            <dt>Đồng ý khi</dt>
            <dd>{council.majority ? `quá ${council.majority} số thành viên` : 'tỷ lệ chưa xác minh'}</dd>
          </div>
          {council.tally ? (
            <>
              <div>
                <dt>Đồng ý</dt>
                <dd>{council.tally.agree}</dd>
              </div>
              <div>
                <dt>Không đồng ý</dt>
                <dd>{council.tally.disagree}</dd>
              </div>
            </>
          ) : (
            <div>
              <dt>Kết quả</dt>
              <dd>chưa mở phiếu</dd>
            </div>
          )}
        </dl>
        {council.outcome && <p className={styles.outcome}>{OUTCOMES[council.outcome]}</p>}
        {council.tally?.reasons.map((reason, i) => (
          <p key={i} className="muted">
            Lý do không đồng ý: “{reason}”
          </p>
        ))}
        {command.error && <ErrorBox problem={command.error} />}
        {dossier.state === 'considering' && may(session, 'assessment:consolidate') && (
          <Button
            size="normal"
            can={dossier.can['close-vote']}
            isBusy={command.isPending}
            onClick={() => send('vote-closing')}
          >
            Đóng phiếu và kiểm phiếu
          </Button>
        )}
      </div>
    </aside>
  )
}

function MemberState({ hasVoted, hasConflict }: { hasVoted: boolean; hasConflict: boolean }) {
  if (hasConflict)
    return (
      <span className={styles.stateConflict}>
        <Icon name="lock" size={13} /> không bỏ phiếu
      </span>
    )
  if (!hasVoted) return <span className="muted">chưa bỏ phiếu</span>
  return (
    <span>
      <Icon name="check" size={14} /> đã bỏ phiếu
    </span>
  )
}
