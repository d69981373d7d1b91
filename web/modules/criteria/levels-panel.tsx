import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SetHeadView } from '../../../server/modules/criteria/api-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading, UnsureTag } from '../../ui/messages.tsx'
import { ScreenHead, Segments } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { Source } from '../../ui/source.tsx'
import { may, useSession } from '../accounts/session.ts'
import { unitListsQuery } from '../units/queries.ts'
import { sayConfidence } from './confidence.ts'
import { isConfirmable, type LevelLine, listLevels, sayLevel, sayWhere } from './levels.ts'
import { setQuery } from './queries.ts'
import styles from './sets.module.css'
import { useWords } from './words.ts'

type Filter = 'xac-nhan' | 'chua-biet' | 'tat-ca'

/** Every level of a set with its source; an authorised person confirms it with the article of the law. */
export function LevelsPanel({ head, onClose }: { head: SetHeadView; onClose: () => void }) {
  const { sets, levels: words, level: levelWords, confidence } = useWords()
  const session = useSession()
  const { data: set, error, refetch } = useQuery(setQuery(head))
  const [filter, setFilter] = useState<Filter>('xac-nhan')
  const [open, setOpen] = useState<string>()
  const regions = useRegions()
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  if (error)
    return (
      <ScreenError title={head.title} problem={toProblem(error)} onRetry={() => void refetch()}>
        <Button kind="outline" onClick={onClose}>
          {words.back}
        </Button>
      </ScreenError>
    )
  if (!set) return <Loading what={words.loading} lines={8} />
  const all = listLevels(set)
  const fits: Record<Filter, LevelLine[]> = {
    'xac-nhan': all.filter(({ level }) => isConfirmable(level)),
    'chua-biet': all.filter(({ level }) => level.state === 'unknown' || level.state === 'delegated'),
    'tat-ca': all,
  }
  return (
    <>
      <ScreenHead title={head.title} lead={`${sets.version(head.version)}. ${words.lead(all.length)}`}>
        <Button kind="outline" onClick={onClose}>
          {words.back}
        </Button>
        <a className={buttonClass('outline')} href={`/api/v1/criteria-sets/${head.id}/${head.version}/sheet.xlsx`}>
          <Icon name="download" size={14} /> {words.download}
        </a>
      </ScreenHead>
      <section className={styles.body} aria-label={words.label(head.title)}>
        <div>
          <Segments
            label={words.filter}
            chosen={filter}
            onChoose={setFilter}
            segments={[
              { key: 'xac-nhan', label: words.confirmable, count: fits['xac-nhan'].length },
              { key: 'chua-biet', label: words.unknown, count: fits['chua-biet'].length },
              { key: 'tat-ca', label: words.all, count: all.length },
            ]}
          />
        </div>
        <div className={styles.scroll}>
          <table className={`led ${styles.levelTable}`}>
            <thead>
              <tr>
                <th scope="col" className="margin">
                  {words.code}
                </th>
                <th scope="col">{words.indicator}</th>
                <th scope="col">{words.where}</th>
                <th scope="col">{words.level}</th>
                <th scope="col">{words.source}</th>
                <th scope="col">
                  <span className="sr">{words.confirm}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {fits[filter].map(({ key, indicator, name, level }) => (
                <tr key={key}>
                  <td className="margin">{indicator}</td>
                  <td>{name}</td>
                  <td>{sayWhere(level, levelWords, regions)}</td>
                  <td>
                    {level.state === 'known' || level.state === 'rule' ? (
                      <b>{sayLevel(level, levelWords)}</b>
                    ) : (
                      <UnsureTag>{sayLevel(level, levelWords)}</UnsureTag>
                    )}
                  </td>
                  <td>
                    {level.source ? <Source text={level.source} /> : words.noSource}
                    {level.confidence && (
                      <span className={styles.id}>{sayConfidence(level.confidence, confidence)}</span>
                    )}
                  </td>
                  <td className="right">
                    {done.has(key) ? (
                      <span className="nowrap">
                        <Icon name="check" size={14} /> {words.confirmed}
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
                        <Button kind="outline" label={words.confirmLevel(key)} onClick={() => setOpen(key)}>
                          {words.confirm}
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
    </>
  )
}

/** Codes of the regions with their names: nobody has to know what TDMNPB is. */
function useRegions(): ReadonlyMap<string, string> {
  const { data } = useQuery(unitListsQuery)
  const values = data?.items.find(({ kind }) => kind === 'region')?.values ?? []
  return new Map(values.map(({ value, label }) => [value, label]))
}

function ConfirmForm({
  head,
  levelKey,
  onDone,
  onClose,
}: {
  head: SetHeadView
  levelKey: string
  onDone: () => void
  onClose: () => void
}) {
  const words = useWords().confirm
  const queryClient = useQueryClient()
  const [reference, setReference] = useState('')
  const confirm = useCommand<SetHeadView>(async () => {
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
        label={words.reference(levelKey)}
        hint={words.referenceHint}
        value={reference}
        onChange={setReference}
        error={confirm.error?.at('/legalReference')}
      />
      {confirm.error && <ErrorBox problem={confirm.error} />}
      <p className={styles.acts}>
        <Button type="submit" isBusy={confirm.isPending} can={reference.trim().length >= 5 || words.referenceFirst}>
          {words.confirm}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )
}
