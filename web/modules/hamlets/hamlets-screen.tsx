import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { formatDate, formatNumber } from '../../../design/format.ts'
import { isPlainDate } from '../../../server/kernel/time.ts'
import { HAMLET_TYPES, type HamletPage } from '../../../server/modules/hamlets/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress, useUnit, useView } from '../../shell/view.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { useSession } from '../accounts/session.ts'
import { ChangeForm } from './change-form.tsx'
import { HamletPanel } from './hamlet-panel.tsx'
import { HamletTable } from './hamlet-table.tsx'
import styles from './hamlets.module.css'
import { NewHamletForm } from './new-hamlet-form.tsx'
import { hamletsQuery } from './queries.ts'
import { typeOptions, usualFirst } from './type-options.ts'
import { TypesScreen } from './types-screen.tsx'
import { UnplacedList } from './unplaced-list.tsx'

/** Hamlets of the commune looked at; for a province the words it uses. */
export function HamletsScreen() {
  const unit = useUnit()
  const { unitId } = useView()
  if (unitId === '')
    return (
      <Message title="Chưa chọn đơn vị">
        <p>Bấm ô Đơn vị ở trên, gõ tên xã để xem thôn, ấp của xã đó.</p>
      </Message>
    )
  if (!unit) return <Loading what="Đang tải đơn vị" />
  if (unit.level === 'province') return <TypesScreen provinceId={unit.id} name={unit.name} />
  if (unit.level !== 'commune')
    return (
      <Message title={`${unit.name} không có thôn, ấp trực thuộc`}>
        <p>Thôn, ấp thuộc xã, phường, thị trấn. Bấm ô Đơn vị ở trên, gõ tên xã.</p>
      </Message>
    )
  return <CommuneHamlets key={unit.id} communeId={unit.id} />
}

function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <ScreenHead title="Thôn, ấp" />
      <div className={styles.list}>
        <Note icon="building" title={title}>
          {children}
        </Note>
      </div>
    </>
  )
}

type Doing = 'adding' | 'changing' | undefined

function CommuneHamlets({ communeId }: { communeId: string }) {
  const { today } = useSession()
  const { q = '', loc = '', ngay, mo } = useAddress()
  const change = useChangeAddress()
  const [doing, setDoing] = useState<Doing>()
  const [asked] = useDebouncedValue(q.trim(), 200)
  const asOf = ngay && isPlainDate(ngay) ? ngay : today
  const filter = { q: asked || undefined, type: loc || undefined }
  const { data, error, refetch } = useQuery(hamletsQuery({ unit: communeId, asOf, ...filter }))
  const open = (id: string | undefined): void => change({ mo: id }, true)
  // One thing at a time: on a phone an open hamlet takes the place of the list.
  const shown = doing === undefined ? mo : undefined
  if (error)
    return (
      <>
        <ScreenHead title="Thôn, ấp" />
        <div className={styles.list}>
          <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
        </div>
      </>
    )
  if (!data) return <Loading what="Đang tải thôn, ấp" lines={8} />
  return (
    <>
      <ScreenHead title="Thôn, ấp" lead={<Lead page={data} isToday={asOf === today} />}>
        {data.can.manage && (
          <>
            <Button icon="plus" onClick={() => setDoing('adding')}>
              Thêm thôn, ấp
            </Button>
            {data.total > 0 && (
              <Button kind="outline" icon="edit" onClick={() => setDoing('changing')}>
                Đổi tên, nhập, chia
              </Button>
            )}
            <Link to="/thon-ap/excel" className={buttonClass('outline')}>
              <Icon name="upload" size={14} /> Nhập từ tệp Excel
            </Link>
          </>
        )}
      </ScreenHead>
      <div className={shown ? styles.withPanel : styles.alone}>
        <div className={styles.list}>
          {doing === 'adding' && (
            <NewHamletForm
              page={data}
              onClose={() => setDoing(undefined)}
              onAdded={(id) => {
                setDoing(undefined)
                change({ mo: id, q: undefined, loc: undefined })
              }}
            />
          )}
          {doing === 'changing' && (
            <ChangeForm
              communeId={communeId}
              types={usualFirst(data.types.types, data.items)}
              openId={mo}
              onClose={() => setDoing(undefined)}
            />
          )}
          <Filters asOf={asOf} />
          <UnplacedList items={data.unplaced} page={data} onOpen={open} />
          <Found page={data} isFiltered={asked !== '' || loc !== ''} openId={shown} onOpen={open} />
        </div>
        {shown && <HamletPanel key={shown} id={shown} asOf={data.asOf} onClose={() => open(undefined)} />}
      </div>
    </>
  )
}

function Lead({ page, isToday }: { page: HamletPage; isToday: boolean }) {
  const { unit, asOf, households } = page
  const day = isToday && unit.validTo === null ? '' : ` ngày ${formatDate(asOf)}`
  const counted =
    households.sum === null ? `, ${households.known} thôn, ấp đã có số hộ` : `, ${formatNumber(households.sum)} hộ`
  return (
    <>
      {unit.name}
      {day}: <b>{page.total === 0 ? 'chưa có thôn, ấp nào' : `${page.total} thôn, ấp`}</b>
      {page.total > 0 && counted}.
    </>
  )
}

function Filters({ asOf }: { asOf: string }) {
  const { today } = useSession()
  const { q = '', loc = '' } = useAddress()
  const change = useChangeAddress()
  const [day, setDay] = useState(asOf)
  return (
    <search className={styles.filters}>
      <TextField
        label="Tìm thôn, ấp"
        type="search"
        value={q}
        onChange={(text) => change({ q: text || undefined }, true)}
        width="min(280px, 100%)"
      />
      <ChoiceField
        label="Loại"
        value={loc}
        onChange={(type) => change({ loc: type || undefined }, true)}
        options={[['', 'Mọi loại'], ...typeOptions(HAMLET_TYPES)]}
        width="160px"
      />
      <DateField
        label="Xem tại ngày"
        value={day}
        onChange={(typed) => {
          setDay(typed)
          if (typed !== '') change({ ngay: typed === today ? undefined : typed }, true)
        }}
        width="160px"
      />
    </search>
  )
}

type FoundProps = {
  page: HamletPage
  isFiltered: boolean
  openId: string | undefined
  onOpen: (id: string) => void
}

function Found({ page, isFiltered, openId, onOpen }: FoundProps) {
  if (page.items.length === 0)
    return isFiltered ? (
      <Note icon="search" title="Không có thôn, ấp nào khớp">
        <p>Sửa từ khóa, bỏ lọc loại, hoặc đổi ngày.</p>
      </Note>
    ) : (
      <Note icon="home" title={`${page.unit.name} chưa có thôn, ấp nào ngày ${formatDate(page.asOf)}`}>
        <p>
          {page.can.manage
            ? 'Thêm từng thôn, ấp, hoặc nhập cả danh sách từ tệp Excel.'
            : 'Danh sách do cán bộ xã ghi. Chọn ngày khác để xem danh sách cũ.'}
        </p>
      </Note>
    )
  const shared = page.items.filter(({ needsRename }) => needsRename).length
  return (
    <>
      {shared > 0 && (
        <Note icon="warning" tone="warning" title={`${shared} thôn, ấp trùng tên sau khi nhập xã`}>
          <p>Tên xã cũ ghi trong ngoặc để phân biệt. Đặt tên mới theo quyết định: bấm Đổi tên, nhập, chia.</p>
        </Note>
      )}
      <HamletTable page={page} openId={openId} onOpen={onOpen} />
      {page.next !== null && (
        <p className="muted">Đang hiện {page.items.length} thôn, ấp đầu. Gõ tên để thu hẹp danh sách.</p>
      )}
    </>
  )
}
