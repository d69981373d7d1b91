import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { formatDate, formatNumber } from '../../../design/format.ts'
import { addDays, plainDate } from '../../../server/kernel/time.ts'
import type { HamletDetail } from '../../../server/modules/hamlets/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { useChangeAddress } from '../../shell/view.ts'
import { Button, IconButton, TextButton } from '../../ui/button.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import styles from './hamlets.module.css'
import { HeadSection } from './head-section.tsx'
import { MeasureForm } from './measure-form.tsx'
import { HAMLETS, hamletQuery } from './queries.ts'

/** One hamlet: who heads it, how many live there, how it came to be. */
export function HamletPanel({ id, asOf, onClose }: { id: string; asOf: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(hamletQuery(id, asOf))
  const heading = useRef<HTMLHeadingElement>(null)
  // Where the panel takes the place of the list, the button that was pressed is gone.
  useEffect(() => {
    if (matchMedia('(max-width: 1099px)').matches) heading.current?.focus()
  }, [])
  return (
    <aside className={styles.panel} aria-label={data?.label ?? 'Thôn, ấp'}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {data?.label ?? 'Thôn, ấp'}
        </h2>
        <IconButton name="close" label="Đóng" onClick={onClose} />
      </header>
      {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what="Đang tải" />}
      {data && (
        <>
          {data.heads && <HeadSection hamlet={data} heads={data.heads} />}
          <Measures hamlet={data} />
          <Life hamlet={data} />
          <Changes hamlet={data} />
        </>
      )}
    </aside>
  )
}

const MEASURES = { households: 'hộ', population: 'nhân khẩu' } as const

function Measures({ hamlet }: { hamlet: HamletDetail }) {
  return (
    <section>
      <h3>Số hộ, số nhân khẩu</h3>
      {hamlet.measures.length === 0 && <p>Chưa có số hộ, số nhân khẩu.</p>}
      {hamlet.measures.map(({ measure, value, day, source }) => (
        <div key={measure + day} className={styles.entry}>
          <p className="num">
            <b>
              {formatNumber(value)} {MEASURES[measure]}
            </b>
            , ngày {formatDate(day)}
          </p>
          <p className="muted">{source}</p>
        </div>
      ))}
      {hamlet.can.manage && <MeasureForm hamletId={hamlet.id} />}
    </section>
  )
}

function Life({ hamlet }: { hamlet: HamletDetail }) {
  const change = useChangeAddress()
  const kin = [
    ['Từ', hamlet.predecessors],
    ['Nay là', hamlet.successors],
  ] as const
  return (
    <section>
      <h3>Tên và xã qua thời gian</h3>
      {hamlet.versions.map(({ from, to, label, commune, isPlaced }) => (
        <div key={from} className={styles.entry}>
          <p>
            <b>{label}</b>, {isPlaced ? commune.name : `chưa rõ xã mới (${commune.name} cũ)`}
          </p>
          <p className="muted num">
            Từ {formatDate(from)}
            {to !== null && ` đến hết ${formatDate(addDays(plainDate(to), -1))}`}
          </p>
        </div>
      ))}
      {kin.map(([words, list]) =>
        list.length === 0 ? null : (
          <p key={words} className={styles.pair}>
            {words}:
            {list.map(({ id, label }) => (
              <TextButton key={id} isStrong onClick={() => change({ mo: id }, true)}>
                {label}
              </TextButton>
            ))}
          </p>
        ),
      )}
    </section>
  )
}

const KINDS: Readonly<Record<string, string>> = {
  create: 'Ghi vào danh sách',
  sheet: 'Nhập từ tệp',
  rename: 'Đổi tên, loại',
  merge: 'Nhập',
  split: 'Chia',
  transfer: 'Chuyển xã',
  abolish: 'Giải thể',
  place: 'Ghi xã mới',
  'units-changed': 'Theo xã sau sắp xếp',
}

function Changes({ hamlet }: { hamlet: HamletDetail }) {
  const queryClient = useQueryClient()
  const change = useChangeAddress()
  const undo = useCommand(async () => {
    change({ mo: undefined }, true)
    await queryClient.invalidateQueries({ queryKey: [...HAMLETS] })
  })
  return (
    <section>
      <h3>Thay đổi đã ghi</h3>
      {hamlet.changes.map(({ id, kind, day, number, issuer, recordedBy, canUndo }) => (
        <div key={id} className={styles.entry}>
          <p>
            <b>{KINDS[kind] ?? kind}</b>, từ {formatDate(day)}
          </p>
          <p className="muted">{[number, issuer, recordedBy].filter(Boolean).join(' · ')}</p>
          {canUndo && (
            <Button
              kind="quiet"
              icon="undo"
              isBusy={undo.isPending}
              onClick={() => undo.mutate({ method: 'POST', path: `/hamlet-changes/${id}/undoing`, body: {} })}
            >
              {kind === 'sheet' ? 'Hoàn tác mọi thôn, ấp thêm từ tệp này' : 'Hoàn tác thay đổi này'}
            </Button>
          )}
        </div>
      ))}
      {undo.error && <ErrorBox problem={undo.error} />}
    </section>
  )
}
