import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Area, HAMLET_TYPES, type ProvinceTypes } from '../../../server/modules/hamlets/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading, Note, UnsureTag } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import styles from './hamlets.module.css'
import { HAMLETS, typesQuery } from './queries.ts'
import { capital } from './type-options.ts'

const AREAS: Record<Area, string> = { rural: 'Ở xã', urban: 'Ở phường, thị trấn' }

/** The words a province uses for its hamlets, each with the document that says so. */
export function TypesScreen({ provinceId, name }: { provinceId: string; name: string }) {
  const { data, error, refetch } = useQuery(typesQuery(provinceId))
  return (
    <>
      <ScreenHead
        title="Thôn, ấp"
        lead={`${name}: loại thôn, ấp xã được dùng. Xem danh sách của một xã: bấm ô Đơn vị ở trên, gõ tên xã.`}
      />
      <div className={styles.list}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what="Đang tải loại thôn, ấp" />}
        {data?.areas.map((said) => (
          <AreaTypes key={said.area} said={said} provinceId={provinceId} canEdit={data.can.edit} />
        ))}
        {data && !data.can.edit && (
          <Note icon="lock" title="Bạn xem được, không sửa được">
            <p>Văn phòng Điều phối hoặc người quản trị của tỉnh đặt loại thôn, ấp.</p>
          </Note>
        )}
      </div>
    </>
  )
}

type Said = ProvinceTypes['areas'][number]

function AreaTypes({ said, provinceId, canEdit }: { said: Said; provinceId: string; canEdit: boolean }) {
  const queryClient = useQueryClient()
  const [types, setTypes] = useState<readonly string[]>(said.types)
  const [source, setSource] = useState(said.isBinding ? (said.source ?? '') : '')
  const save = useCommand(() => queryClient.invalidateQueries({ queryKey: [...HAMLETS] }))
  const toggle = (type: string): void =>
    setTypes(types.includes(type) ? types.filter((one) => one !== type) : [...types, type])
  const send = (chosen: readonly string[] | null): void =>
    save.mutate({
      method: 'PUT',
      path: `/units/${provinceId}/hamlet-types`,
      body: { area: said.area, types: chosen, source },
    })
  return (
    <form
      className={styles.form}
      aria-label={AREAS[said.area]}
      onSubmit={(event) => {
        event.preventDefault()
        send(types)
      }}
    >
      <h2>{AREAS[said.area]}</h2>
      <p>
        {said.source === null ? (
          <UnsureTag>chưa có quy định, dùng loại nào cũng được</UnsureTag>
        ) : (
          <>
            {said.isBinding ? 'Chỉ dùng ' : 'Thường dùng '}
            <b>{said.types.join(', ')}</b>. {said.source}.{!said.isBinding && ' Loại khác vẫn ghi được.'}
          </>
        )}
      </p>
      {canEdit && (
        <>
          <fieldset className={styles.choices}>
            <legend>Chỉ cho dùng các loại</legend>
            {HAMLET_TYPES.map((type) => (
              <label key={type}>
                <input type="checkbox" checked={types.includes(type)} onChange={() => toggle(type)} />
                {capital(type)}
              </label>
            ))}
          </fieldset>
          <TextField
            label="Văn bản quy định"
            value={source}
            onChange={setSource}
            error={save.error?.at('/source')}
            placeholder="Số, ngày, cơ quan ban hành"
          />
          {save.error && <ErrorBox problem={save.error} />}
          <p className={styles.pair}>
            <Button
              type="submit"
              isBusy={save.isPending}
              can={(types.length > 0 && source.trim().length >= 5) || 'Chọn loại và ghi văn bản quy định.'}
            >
              Đặt {types.length} loại
            </Button>
            {said.isBinding && (
              <Button kind="quiet" isBusy={save.isPending} onClick={() => send(null)}>
                Bỏ quy định này
              </Button>
            )}
          </p>
        </>
      )}
    </form>
  )
}
