import { useQuery } from '@tanstack/react-query'
import { formatDate, formatTime } from '../../../design/format.ts'
import type { FrozenListHead } from '../../../server/modules/units/frozen-list-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress, useUnitName, useView } from '../../shell/view.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { Facts, ScreenHead } from '../../ui/parts.tsx'
import { useSession } from '../accounts/session.ts'
import styles from './decisions.module.css'
import { FreezeForm } from './freeze-form.tsx'
import { frozenListQuery, frozenListsQuery } from './queries.ts'

/** Lists of communes kept as the whole of a plan: what its percentages are of, whatever merges later. */
export function FrozenListsScreen() {
  const { mo } = useAddress()
  const change = useChangeAddress()
  if (mo) return <OpenList id={mo} onClose={() => change({ mo: undefined })} />
  return <Lists onOpen={(id) => change({ mo: id })} />
}

function Lists({ onOpen }: { onOpen: (id: string) => void }) {
  const { permissions } = useSession()
  const { unitId } = useView()
  const name = useUnitName()
  const { data, error, refetch } = useQuery(frozenListsQuery)
  return (
    <>
      <ScreenHead
        title="Danh sách xã đã chốt"
        lead="Mẫu số của kế hoạch: chốt theo văn bản vào một ngày, sáp nhập về sau không làm đổi tỷ lệ đã tính."
      />
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what="Đang tải các danh sách" lines={4} />}
        {data && data.items.length === 0 && (
          <Note icon="table" title="Chưa chốt danh sách nào">
            <p>Văn phòng Điều phối chốt danh sách khi ban hành kế hoạch.</p>
          </Note>
        )}
        {data && data.items.length > 0 && <ListsTable items={data.items} onOpen={onOpen} />}
        {permissions.includes('units:freeze') && unitId !== '' && (
          <FreezeForm key={unitId} unitId={unitId} unitName={name} onFrozen={onOpen} />
        )}
      </div>
    </>
  )
}

function ListsTable({ items, onOpen }: { items: readonly FrozenListHead[]; onOpen: (id: string) => void }) {
  return (
    <div className={styles.scroll}>
      <table className="led fold" aria-label="Các danh sách đã chốt">
        <thead>
          <tr>
            <th scope="col">Danh sách</th>
            <th scope="col">Đơn vị</th>
            <th scope="col">Ngày chốt</th>
            <th scope="col" className="num">
              Số xã
            </th>
            <th scope="col">Căn cứ</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <TextButton isStrong onClick={() => onOpen(item.id)}>
                  {item.title}
                </TextButton>
              </td>
              <td data-label="Đơn vị">
                {item.unit.name}, mã {item.unit.code}
              </td>
              <td data-label="Ngày chốt">{formatDate(item.day)}</td>
              <td data-label="Số xã" className="num">
                {item.members}
              </td>
              <td data-label="Căn cứ">{item.basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OpenList({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(frozenListQuery(id))
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải danh sách" lines={8} />
  return (
    <>
      <ScreenHead
        title={data.title}
        lead={`${data.members} xã của ${data.unit.name} vào ngày ${formatDate(data.day)}.`}
      >
        <Button kind="quiet" onClick={onClose}>
          Về các danh sách
        </Button>
      </ScreenHead>
      <div className={styles.body}>
        <Facts
          items={[
            ['Căn cứ', data.basis],
            ['Chốt lúc', formatTime(data.frozenAt)],
            ['Người chốt', data.frozenBy ?? 'hệ thống'],
          ]}
        />
        <table className="led fold" aria-label="Các xã trong danh sách">
          <thead>
            <tr>
              <th scope="col" className="margin">
                Mã
              </th>
              <th scope="col">Xã ngày {formatDate(data.day)}</th>
              <th scope="col">Thuộc</th>
              <th scope="col">Nay</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((item) => (
              <tr key={item.id}>
                <td className="margin">{item.code}</td>
                <td>{item.name}</td>
                <td data-label="Thuộc">{item.parent ?? '–'}</td>
                <td data-label="Nay">{sayNow(item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type Item = { id: string; holders: readonly { id: string; name: string }[] }

function sayNow({ id, holders }: Item): string {
  if (holders.length === 0) return 'chưa rõ đơn vị kế tục'
  if (holders.every((holder) => holder.id === id)) return 'không đổi'
  return holders.map(({ name }) => name).join(', ')
}
