import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { HAMLET_TYPES, type ProvinceTypes } from '../../../server/modules/hamlets/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading, Note, UnsureTag } from '../../ui/messages.tsx'
import styles from './hamlets.module.css'
import { HAMLETS, typesQuery } from './queries.ts'
import { capital } from './type-options.ts'
import { useWords } from './words.ts'

/** The words a province uses for its hamlets, each with the document that says so. */
export function TypesSection({ provinceId }: { provinceId: string }) {
  const words = useWords().types
  const { data, error, refetch } = useQuery(typesQuery(provinceId))
  return (
    <>
      {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={words.loading} />}
      {data?.areas.map((said) => (
        <AreaTypes key={said.area} said={said} provinceId={provinceId} canEdit={data.can.edit} />
      ))}
      {data && !data.can.edit && (
        <Note icon="lock" title={words.locked}>
          <p>{words.lockedHint}</p>
        </Note>
      )}
    </>
  )
}

type Said = ProvinceTypes['areas'][number]

function AreaTypes({ said, provinceId, canEdit }: { said: Said; provinceId: string; canEdit: boolean }) {
  const words = useWords().types
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
      aria-label={words.areas[said.area]}
      onSubmit={(event) => {
        event.preventDefault()
        send(types)
      }}
    >
      <h2>{words.areas[said.area]}</h2>
      <p>
        {said.source === null ? (
          <UnsureTag>{words.unknown}</UnsureTag>
        ) : (
          <>
            {said.isBinding ? words.only : words.usually} <b>{said.types.join(', ')}</b>. {said.source}.
            {!said.isBinding && words.othersToo}
          </>
        )}
      </p>
      {canEdit && (
        <>
          <fieldset className={styles.choices}>
            <legend>{words.choose}</legend>
            {HAMLET_TYPES.map((type) => (
              <label key={type}>
                <input type="checkbox" checked={types.includes(type)} onChange={() => toggle(type)} />
                {capital(type)}
              </label>
            ))}
          </fieldset>
          <TextField
            label={words.source}
            value={source}
            onChange={setSource}
            error={save.error?.at('/source')}
            placeholder={words.sourceSample}
          />
          {save.error && <ErrorBox problem={save.error} />}
          <p className={styles.pair}>
            <Button
              type="submit"
              isBusy={save.isPending}
              can={(types.length > 0 && source.trim().length >= 5) || words.missing}
            >
              {words.set(types.length)}
            </Button>
            {said.isBinding && (
              <Button kind="quiet" isBusy={save.isPending} onClick={() => send(null)}>
                {words.unset}
              </Button>
            )}
          </p>
        </>
      )}
    </form>
  )
}
