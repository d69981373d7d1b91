import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading, UnsureTag } from '../../ui/messages.tsx'
import { Segments } from '../../ui/parts.tsx'
import { Source } from '../../ui/source.tsx'
import { may, useSession } from '../accounts/session.ts'
import { sayConfidence } from '../indicators/confidence.ts'
import { isConfirmable, type LevelLine, listLevels, sayLevel, sayWhere } from './levels.ts'
import { type SetHead, setQuery } from './queries.ts'
import styles from './sets.module.css'

type Filter = 'xac-nhan' | 'chua-biet' | 'tat-ca'

/** Every level of a set with its source; an authorised person confirms it with the article of the law. */
export function LevelsPanel({ head }: { head: SetHead }) {
  const session = useSession()
  const { data: set, error } = useQuery(setQuery(head))
  const [filter, setFilter] = useState<Filter>('xac-nhan')
  const [open, setOpen] = useState<string>()
  const place = useRef<HTMLElement>(null)
  const isHere = set !== undefined
  useEffect(() => {
    if (isHere) place.current?.scrollIntoView({ block: 'start' })
  }, [isHere])
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  if (error) return <ErrorBox problem={toProblem(error)} />
  if (!set) return <Loading what="Đang tải các mức" lines={8} />
  const all = listLevels(set)
  const fits: Record<Filter, LevelLine[]> = {
    'xac-nhan': all.filter(({ level }) => isConfirmable(level)),
    'chua-biet': all.filter(({ level }) => level.state === 'unknown' || level.state === 'delegated'),
    'tat-ca': all,
  }
  return (
    <section ref={place} className={styles.levels} aria-label={`Các mức của ${head.title}`}>
      <div className={styles.levelsHead}>
        <h2>{head.title}</h2>
        <Segments
          label="Mức hiện trong bảng"
          chosen={filter}
          onChoose={setFilter}
          segments={[
            { key: 'xac-nhan', label: 'Xác nhận được', count: fits['xac-nhan'].length },
            { key: 'chua-biet', label: 'Chưa biết', count: fits['chua-biet'].length },
            { key: 'tat-ca', label: 'Tất cả', count: all.length },
          ]}
        />
        <a className={buttonClass('outline')} href={`/api/v1/criteria-sets/${head.id}/${head.version}/sheet.xlsx`}>
          <Icon name="download" size={14} /> Tải bộ này dạng Excel
        </a>
      </div>
      <div className={styles.scroll}>
        <table className={`led ${styles.levelTable}`}>
          <thead>
            <tr>
              <th scope="col" className="margin">
                Mã
              </th>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Áp dụng</th>
              <th scope="col">Mức</th>
              <th scope="col">Nguồn</th>
              <th scope="col">
                <span className="sr">Xác nhận</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {fits[filter].map(({ key, indicator, name, level }) => (
              <tr key={key}>
                <td className="margin">{indicator}</td>
                <td>{name}</td>
                <td>{sayWhere(level)}</td>
                <td>
                  {level.state === 'known' || level.state === 'rule' ? (
                    <b>{sayLevel(level)}</b>
                  ) : (
                    <UnsureTag>{sayLevel(level)}</UnsureTag>
                  )}
                </td>
                <td>
                  {level.source ? <Source text={level.source} /> : 'chưa ghi nguồn'}
                  {level.confidence && <span className={styles.id}>{sayConfidence(level.confidence)}</span>}
                </td>
                <td className="right">
                  {done.has(key) ? (
                    <span className="nowrap">
                      <Icon name="check" size={14} /> vừa xác nhận
                    </span>
                  ) : (
                    isConfirmable(level) &&
                    may(session, 'criteria:confirm') &&
                    (open === key ? (
                      <ConfirmForm
                        head={head}
                        levelKey={key}
                        onDone={() => setDone(new Set([...done, key]))}
                        onClose={() => setOpen(undefined)}
                      />
                    ) : (
                      <Button kind="outline" label={`Xác nhận mức ${key}`} onClick={() => setOpen(key)}>
                        Xác nhận
                      </Button>
                    ))
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function ConfirmForm({
  head,
  levelKey,
  onDone,
  onClose,
}: {
  head: SetHead
  levelKey: string
  onDone: () => void
  onClose: () => void
}) {
  const queryClient = useQueryClient()
  const [reference, setReference] = useState('')
  const confirm = useCommand<SetHead>(async () => {
    onDone()
    await queryClient.invalidateQueries({ queryKey: ['criteria-sets'] })
  })
  return (
    <form
      className={styles.confirm}
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate({
          method: 'POST',
          path: `/criteria-sets/${head.id}/${head.version}/confirmations`,
          body: { levelKey, legalReference: reference.trim() },
        })
      }}
    >
      <TextField
        label={`Căn cứ của mức ${levelKey}`}
        hint="Số văn bản, điều, khoản."
        value={reference}
        onChange={setReference}
        error={confirm.error?.at('/legalReference')}
      />
      {confirm.error && <ErrorBox problem={confirm.error} />}
      <p className={styles.acts}>
        <Button
          type="submit"
          isBusy={confirm.isPending}
          can={reference.trim().length >= 5 || 'Ghi căn cứ: số văn bản, điều, khoản.'}
        >
          Xác nhận mức này
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Thôi
        </Button>
      </p>
    </form>
  )
}
