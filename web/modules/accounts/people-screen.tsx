import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import type { PersonView } from '../../../server/modules/accounts/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { NewPersonForm } from './new-person-form.tsx'
import styles from './people.module.css'
import { PeopleUpload } from './people-upload.tsx'
import { PersonPanel } from './person-panel.tsx'
import { peopleQuery } from './queries.ts'
import { timeOf, useSession } from './session.ts'

export function PeopleScreen() {
  const { q = '', mo } = useAddress()
  const change = useChangeAddress()
  const [isAdding, setAdding] = useState(false)
  const [isUploading, setUploading] = useState(false)
  const [typed] = useDebouncedValue(q, 400)
  const { data, error, refetch } = useQuery({ ...peopleQuery({ q: typed }), placeholderData: keepPreviousData })
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải người dùng" lines={8} />
  const open = data.items.find((person) => person.id === mo)
  const waiting = data.items.filter((person) => !person.canSignIn && !person.disabled).length
  return (
    <>
      <ScreenHead
        title="Người dùng"
        lead={
          <>
            <b>{data.items.length} người</b> trong phạm vi của bạn
            {waiting > 0 && `, ${waiting} người chưa đặt mật khẩu`}.
          </>
        }
      >
        <Button kind="outline" icon="file" onClick={() => setUploading(true)}>
          Thêm từ Excel
        </Button>
        <Button icon="plus" onClick={() => setAdding(true)}>
          Thêm người dùng
        </Button>
      </ScreenHead>
      <div className={open ? styles.withPanel : styles.alone}>
        <div className={styles.list}>
          {isUploading && <PeopleUpload onClose={() => setUploading(false)} />}
          {isAdding && (
            <NewPersonForm
              onClose={() => setAdding(false)}
              onAdded={(person) => {
                setAdding(false)
                change({ mo: person.id, q: undefined })
              }}
            />
          )}
          <div className={styles.find}>
            <TextField
              label="Tìm người dùng"
              type="search"
              value={q}
              onChange={(text) => change({ q: text || undefined }, true)}
              width="320px"
            />
          </div>
          {data.items.length === 0 ? (
            <Note icon="user" title="Không thấy ai">
              <p>Sửa từ khóa, hoặc thêm người dùng mới.</p>
            </Note>
          ) : (
            <PeopleTable people={data.items} openId={mo} onOpen={(id) => change({ mo: id }, true)} />
          )}
        </div>
        {open && <PersonPanel key={open.id} person={open} onClose={() => change({ mo: undefined }, true)} />}
      </div>
    </>
  )
}

function PeopleTable({
  people,
  openId,
  onOpen,
}: {
  people: readonly PersonView[]
  openId: string | undefined
  onOpen: (id: string) => void
}) {
  const { today } = useSession()
  return (
    <table className={`led fold ${styles.people}`} aria-label="Người dùng">
      <thead>
        <tr>
          <th scope="col">Họ tên</th>
          <th scope="col">Vị trí công tác</th>
          <th scope="col">Tên đăng nhập</th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} aria-selected={person.id === openId}>
            <td>
              <TextButton isStrong label={`Mở ${person.name}`} onClick={() => onOpen(person.id)}>
                {person.name}
              </TextButton>
            </td>
            <td data-label="Vị trí">
              {person.positions.length === 0 && '–'}
              {person.positions.map((position) => (
                <span
                  key={position.id}
                  className={timeOf(position, today) === 'ended' ? styles.ended : styles.position}
                >
                  {position.title}
                  {position.deputyFor && ` (thay ${position.deputyFor.name})`}
                  {timeOf(position, today) === 'ended' && ' (đã kết thúc)'}
                  {timeOf(position, today) === 'coming' && ` (từ ${formatDate(position.from)})`}
                </span>
              ))}
            </td>
            <td data-label="Tên đăng nhập">{person.login ?? '–'}</td>
            <td data-label="Tình trạng">{sayState(person)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sayState(person: PersonView): string {
  if (person.erased) return 'Đã xóa dữ liệu'
  if (person.disabled) return 'Đã khóa'
  return person.canSignIn ? 'Đang dùng' : 'Chờ đặt mật khẩu'
}
