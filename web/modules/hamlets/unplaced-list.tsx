import { useQueryClient } from '@tanstack/react-query'
import type { HamletItem, HamletPage } from '../../../server/modules/hamlets/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import styles from './hamlets.module.css'
import { HAMLETS } from './queries.ts'

type Props = { items: readonly HamletItem[]; page: HamletPage; onOpen: (id: string) => void }

/** Hamlets of a commune that was divided: a person says which of the new communes they are in. */
export function UnplacedList({ items, page, onOpen }: Props) {
  const queryClient = useQueryClient()
  const place = useCommand(() => queryClient.invalidateQueries({ queryKey: [...HAMLETS] }))
  if (items.length === 0) return null
  const mayPlace = page.can.manage && page.unit.validTo === null
  return (
    <Note icon="flag" tone="warning" title={`${items.length} thôn, ấp chưa rõ xã mới`}>
      <p>Xã cũ chia cho nhiều xã. Ghi thôn, ấp nào nay thuộc {page.unit.name}; phần còn lại để xã kia ghi.</p>
      {items.map((item) => (
        <div key={item.id} className={styles.pair}>
          <TextButton isStrong onClick={() => onOpen(item.id)}>
            {item.label}, {item.commune.name} cũ
          </TextButton>
          {mayPlace && item.commune.id !== page.unit.id && (
            <Button
              kind="outline"
              label={`Thuộc ${page.unit.name}: ${item.label}`}
              isBusy={place.isPending}
              onClick={() =>
                place.mutate({ method: 'POST', path: `/hamlets/${item.id}/placing`, body: { communeId: page.unit.id } })
              }
            >
              Thuộc {page.unit.name}
            </Button>
          )}
        </div>
      ))}
      {place.error && <ErrorBox problem={place.error} />}
    </Note>
  )
}
