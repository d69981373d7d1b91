import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import { addDays, isPlainDate, plainDate } from '../../../server/kernel/time.ts'
import type { UnitItem } from '../../../server/modules/units/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { useSession } from '../accounts/session.ts'
import { findUnits } from './queries.ts'
import styles from './units.module.css'

const LEVELS = [
  ['', 'Mọi cấp'],
  ['commune', 'Xã, phường, thị trấn'],
  ['district', 'Huyện, quận, thị xã'],
  ['province', 'Tỉnh, thành phố'],
] as const

/** Units on any date: old names and codes find them too, and ended units name their successors. */
export function UnitsScreen() {
  const { today } = useSession()
  const address = useAddress()
  const change = useChangeAddress()
  const [text, setText] = useState(address.q ?? '')
  const [q] = useDebouncedValue(text.trim(), 200)
  const [day, setDay] = useState(address.ngay && isPlainDate(address.ngay) ? address.ngay : today)
  const asOf = address.ngay && isPlainDate(address.ngay) ? address.ngay : today
  const level = address.loc ?? ''
  const { data, error, refetch, isFetching } = useQuery(
    findUnits({ q: q || undefined, asOf, level: level || undefined, limit: 50, count: 1 }),
  )
  return (
    <>
      <ScreenHead
        title="Đơn vị qua thời gian"
        lead={`Tìm theo tên, tên cũ hoặc mã, đúng như ngày ${formatDate(asOf)}. Không dấu cũng tìm được.`}
      />
      <search className={styles.filters}>
        <TextField label="Tên hoặc mã đơn vị" type="search" value={text} onChange={setText} width="min(340px, 100%)" />
        <DateField
          label="Xem tại ngày"
          value={day}
          onChange={(typed) => {
            setDay(typed)
            if (typed !== '') change({ ngay: typed === today ? undefined : typed }, true)
          }}
          width="180px"
        />
        <ChoiceField
          label="Cấp"
          value={level}
          onChange={(key) => change({ loc: key || undefined }, true)}
          options={LEVELS}
          width="220px"
        />
      </search>
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {q === '' && (
          <Note icon="search" title="Gõ tên xã để bắt đầu">
            <p>Ví dụ: tân thuận tây, 30253, huyện châu thành.</p>
          </Note>
        )}
        {q !== '' && !data && isFetching && <Loading what="Đang tìm" />}
        {q !== '' && data?.items.length === 0 && (
          <Note icon="search" title={`Không có đơn vị nào khớp “${q}” ngày ${formatDate(asOf)}`}>
            <p>Đổi ngày hoặc bỏ lọc cấp.</p>
          </Note>
        )}
        {q !== '' && data && data.items.length > 0 && <UnitTable items={data.items} total={data.total} />}
      </div>
    </>
  )
}

function UnitTable({ items, total }: { items: readonly UnitItem[]; total: number | undefined }) {
  return (
    <table className="led fold" aria-label="Đơn vị tìm thấy">
      <caption className={styles.caption}>{total !== undefined && `${items.length} trong ${total} đơn vị`}</caption>
      <thead>
        <tr>
          <th scope="col" className="margin">
            Mã
          </th>
          <th scope="col">Đơn vị</th>
          <th scope="col">Thuộc</th>
          <th scope="col">Có từ</th>
          <th scope="col">Đến hết</th>
          <th scope="col">Nay là</th>
        </tr>
      </thead>
      <tbody>
        {items.map((unit) => (
          <tr key={unit.id}>
            <td className="margin">{unit.code}</td>
            <td>
              <a href={`/don-vi/${unit.code}${unit.validTo ? `?ngay=${addDays(plainDate(unit.validTo), -1)}` : ''}`}>
                {unit.name}
              </a>
            </td>
            <td data-label="Thuộc">{unit.parents.map((parent) => parent.name).join(', ')}</td>
            <td data-label="Có từ">{unit.validFrom ? formatDate(unit.validFrom) : 'trước 01/01/2023'}</td>
            <td data-label="Đến hết">
              {unit.validTo ? formatDate(addDays(plainDate(unit.validTo), -1)) : 'đang hoạt động'}
            </td>
            <td data-label="Nay là">{unit.successors.map((successor) => successor.name).join(', ') || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
