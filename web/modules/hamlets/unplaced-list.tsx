import { useQueryClient } from '@tanstack/react-query'
import type { HamletItem, HamletPage } from '../../../server/modules/hamlets/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import styles from './hamlets.module.css'
import { HAMLETS } from './queries.ts'
import { useWords } from './words.ts'

type Props = { items: readonly HamletItem[]; page: HamletPage; onOpen: (id: string) => void }

/** Hamlets of a commune that was divided: a person says which of the new communes they are in. */
export function UnplacedList({ items, page, onOpen }: Props) {
  const words = useWords().unplaced
  const queryClient = useQueryClient()
  const place = useCommand(() => queryClient.invalidateQueries({ queryKey: [...HAMLETS] }))
  if (items.length === 0) return null
  const mayPlace = page.can.manage && page.unit.validTo === null
  return (
    <Note icon="flag" tone="warning" title={words.title(items.length)}>
      <p>{words.hint(page.unit.name)}</p>
      {items.map((item) => (
        <div key={item.id} className={styles.pair}>
          <TextButton isStrong onClick={() => onOpen(item.id)}>
            {words.hamlet(item.label, item.commune.name)}
          </TextButton>
          {mayPlace && item.commune.id !== page.unit.id && (
            <Button
              kind="outline"
              label={words.belongsOf(page.unit.name, item.label)}
              isBusy={place.isPending}
              onClick={() =>
                place.mutate({ method: 'POST', path: `/hamlets/${item.id}/placing`, body: { communeId: page.unit.id } })
              }
            >
              {words.belongs(page.unit.name)}
            </Button>
          )}
        </div>
      ))}
      {place.error && <ErrorBox problem={place.error} />}
    </Note>
  )
}
