import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SetHeadView } from '../../../server/modules/criteria/api-contract.ts'
import { formatDate } from '../../../design/format.ts'
import { addDays, plainDate } from '../../../server/kernel/time.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { Illustrative, Loading } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { may, useSession } from '../accounts/session.ts'
import { LevelsPanel } from './levels-panel.tsx'
import { setsQuery } from './queries.ts'
import { SetUpload } from './set-upload.tsx'
import styles from './sets.module.css'
import { useWords } from './words.ts'

export function SetsScreen() {
  const words = useWords().sets
  const session = useSession()
  const { mo } = useAddress()
  const change = useChangeAddress()
  const [isUploading, setUploading] = useState(false)
  const { data, error, refetch } = useQuery(setsQuery)
  if (error) return <ScreenError title={words.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={words.loading} lines={8} />
  const open = data.items.find((set) => keyOf(set) === mo)
  if (open) return <LevelsPanel key={keyOf(open)} head={open} onClose={() => change({ mo: undefined })} />
  const unknown = data.items.reduce((sum, { counts }) => sum + counts.unknown + counts.delegated, 0)
  return (
    <>
      <ScreenHead
        title={words.title}
        lead={
          <>
            <b>{words.count(data.items.length)}</b>; {words.left} <b className="num">{unknown}</b> {words.leftText}
          </>
        }
      >
        {may(session, 'criteria:manage') && (
          <Button icon="upload" onClick={() => setUploading(!isUploading)}>
            {words.upload}
          </Button>
        )}
      </ScreenHead>
      <div className={styles.body}>
        {isUploading && <SetUpload onClose={() => setUploading(false)} />}
        <div className={styles.scroll}>
          <table className="led fold" aria-label={words.label}>
            <thead>
              <tr>
                <th scope="col">{words.set}</th>
                <th scope="col">{words.inForce}</th>
                <th scope="col" className="right">
                  {words.criteria}
                </th>
                <th scope="col" className="right">
                  {words.indicators}
                </th>
                <th scope="col" className="right">
                  {words.known}
                </th>
                <th scope="col" className="right">
                  {words.unknown}
                </th>
                <th scope="col" className="right">
                  {words.delegated}
                </th>
                <th scope="col" className="right">
                  {words.confirmed}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((set) => (
                <SetLine key={keyOf(set)} set={set} onOpen={() => change({ mo: keyOf(set) })} />
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </>
  )
}

const keyOf = ({ id, version }: Pick<SetHeadView, 'id' | 'version'>): string => `${id}@${version}`

function SetLine({ set, onOpen }: { set: SetHeadView; onOpen: () => void }) {
  const words = useWords().sets
  const { counts, officialCounts } = set
  return (
    <tr>
      <td>
        <TextButton isStrong onClick={onOpen}>
          {set.title}
        </TextButton>{' '}
        {set.illustrative && <Illustrative />}
        <span className={styles.id}>{words.version(set.version)}</span>
      </td>
      <td data-label={words.inForce}>
        {formatDate(set.inForce.from)} –{' '}
        {set.inForce.to ? formatDate(addDays(plainDate(set.inForce.to), -1)) : words.now}
      </td>
      <td data-label={words.criteriaShort} className="right">
        {sayCount(counts.criteria, officialCounts.criteria)}
      </td>
      <td data-label={words.indicatorsShort} className="right">
        {sayCount(counts.indicators, officialCounts.indicators)}
      </td>
      <td data-label={words.knownShort} className="right">
        {counts.known}
      </td>
      <td data-label={words.unknown} className={`right ${counts.unknown > 0 ? styles.unsure : ''}`}>
        {counts.unknown}
      </td>
      <td data-label={words.delegated} className="right">
        {counts.delegated}
      </td>
      <td data-label={words.confirmed} className="right">
        {counts.confirmed}
      </td>
    </tr>
  )
}

/** What is entered of what the law counts: fewer is said at once, for such a set never passes anybody. */
function sayCount(count: number, official: number | null): string {
  return official === null ? String(count) : `${count}/${official}`
}
