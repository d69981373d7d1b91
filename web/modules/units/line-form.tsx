import { useState } from 'react'
import type { ChangeLine } from '../../../server/modules/units/change-contract.ts'
import type { UnitListView } from '../../../server/modules/units/contract.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import styles from './decisions.module.css'
import {
  BLANK_LINE,
  isLineWhole,
  LINE_KINDS,
  type LineDraft,
  type LineKind,
  MEASURE_NAMES,
  toLine,
} from './line-draft.ts'

const TYPES = ['xã', 'phường', 'thị trấn', 'đặc khu', 'huyện', 'quận', 'thị xã', 'thành phố', 'tỉnh'] as const

type Fields = { draft: LineDraft; edit: (part: Partial<LineDraft>) => void }

/** One line of a decision typed in by hand; long annexes come from a sheet. */
export function LineForm({ lists, onAdd }: { lists: readonly UnitListView[]; onAdd: (line: ChangeLine) => void }) {
  const [draft, setDraft] = useState(BLANK_LINE)
  const edit = (part: Partial<LineDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const add = (): void => {
    onAdd(toLine(draft))
    // The same target often takes several units: only what gave is typed again.
    setDraft({ ...BLANK_LINE, kind: draft.kind, to: draft.kind === 'flow' ? draft.to : '' })
  }
  return (
    <fieldset className={styles.line} aria-label="Thêm một dòng">
      <div className={styles.fields}>
        <div className={styles.wide}>
          <ChoiceField
            label="Việc"
            value={draft.kind}
            onChange={(kind) => setDraft({ ...BLANK_LINE, kind: kind as LineKind })}
            options={LINE_KINDS}
          />
        </div>
        <KindFields draft={draft} edit={edit} lists={lists} />
      </div>
      <Button kind="outline" icon="plus" can={isLineWhole(draft)} onClick={add}>
        Thêm dòng này
      </Button>
    </fieldset>
  )
}

function KindFields({ draft, edit, lists }: Fields & { lists: readonly UnitListView[] }) {
  const code = (
    <TextField label="Mã đơn vị" value={draft.from} onChange={(from) => edit({ from })} placeholder="30253" />
  )
  switch (draft.kind) {
    case 'flow':
      return (
        <>
          <TextField label="Mã đơn vị chuyển đi" value={draft.from} onChange={(from) => edit({ from })} />
          <TextField label="Mã đơn vị nhận" value={draft.to} onChange={(to) => edit({ to })} />
          <TextField
            label="Tỷ lệ diện tích"
            value={draft.share}
            onChange={(share) => edit({ share })}
            hint="Từ 0 đến 1; toàn bộ là 1. Chưa rõ thì để trống."
          />
        </>
      )
    case 'unit':
      return (
        <>
          <TextField label="Mã" value={draft.to} onChange={(to) => edit({ to })} />
          <NameFields draft={draft} edit={edit} />
        </>
      )
    case 'edit':
      return (
        <>
          {code}
          <NameFields draft={draft} edit={edit} isOptional />
          <TextField label="Mã mới, nếu đổi" value={draft.to} onChange={(to) => edit({ to })} />
        </>
      )
    case 'list':
      return (
        <>
          {code}
          <ListFields draft={draft} edit={edit} lists={lists} />
        </>
      )
    case 'measure':
      return (
        <>
          {code}
          <ChoiceField
            label="Số đo"
            value={draft.measure}
            onChange={(measure) => edit({ measure })}
            options={MEASURE_NAMES}
          />
          <TextField label="Giá trị" value={draft.value} onChange={(value) => edit({ value })} />
        </>
      )
    case 'level-off':
      return <p className={styles.more}>Cấp huyện kết thúc từ ngày đầu có hiệu lực.</p>
    case 'level-on':
      return <p className={styles.more}>Cấp huyện có lại từ ngày đầu có hiệu lực.</p>
    case 'end':
      return code
  }
}

function NameFields({ draft, edit, isOptional = false }: Fields & { isOptional?: boolean }) {
  const blank = isOptional ? 'Không đổi' : 'Chọn loại'
  return (
    <>
      <ChoiceField
        label="Loại đơn vị"
        value={draft.type}
        onChange={(type) => edit({ type })}
        options={[['', blank], ...TYPES.map((type) => [type, type] as const)]}
      />
      <TextField
        label={isOptional ? 'Tên mới, nếu đổi' : 'Tên'}
        value={draft.name}
        onChange={(name) => edit({ name })}
        hint="Không kèm chữ xã, phường."
      />
      <TextField
        label={isOptional ? 'Mã cấp trên mới, nếu chuyển' : 'Mã cấp trên'}
        value={draft.parent}
        onChange={(parent) => edit({ parent })}
      />
    </>
  )
}

function ListFields({ draft, edit, lists }: Fields & { lists: readonly UnitListView[] }) {
  const values = lists.find(({ kind }) => kind === draft.list)?.values ?? []
  return (
    <>
      <ChoiceField
        label="Danh sách"
        value={draft.list}
        onChange={(list) => edit({ list, value: lists.find(({ kind }) => kind === list)?.values[0]?.value ?? '' })}
        options={[['', 'Chọn danh sách'], ...lists.map(({ kind, label }) => [kind, label] as const)]}
      />
      <ChoiceField
        label="Giá trị"
        value={draft.value}
        onChange={(value) => edit({ value })}
        options={[...values.map(({ value, label }) => [value, label] as const), ['', 'Ra khỏi danh sách']]}
      />
      <DateField label="Đến hết ngày, nếu có hạn" value={draft.until} onChange={(until) => edit({ until })} />
    </>
  )
}
