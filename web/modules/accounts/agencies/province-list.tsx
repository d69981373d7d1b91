import { useQuery } from '@tanstack/react-query'
import type { UnitPage } from '../../../../server/modules/units/contract.ts'
import { get } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { useChangeAddress } from '../../../shell/view.ts'
import { TextButton } from '../../../ui/button.tsx'
import { ErrorBox, Loading } from '../../../ui/messages.tsx'
import styles from './agencies.module.css'
import { useAgencyWords } from './agency-words.ts'
import { useSession } from '../session.ts'

/** Every province of today, for who has no unit of their own. */
export function ProvinceList() {
  const words = useAgencyWords()
  const { today } = useSession()
  const change = useChangeAddress()
  const { data, error } = useQuery({
    queryKey: ['units', 'provinces', today],
    queryFn: ({ signal }) => get<UnitPage>('/units', { level: 'province', asOf: today, limit: 100 }, signal),
    staleTime: 10 * 60_000,
  })
  if (error) return <ErrorBox problem={toProblem(error)} />
  if (!data) return <Loading what={words.loading} />
  return (
    <ul className={styles.provinces} aria-label={words.provinces}>
      {data.items.map(({ id, name, code }) => (
        <li key={id}>
          <span className="num muted">{code}</span>{' '}
          <TextButton onClick={() => change({ 'don-vi': id })}>{name}</TextButton>
        </li>
      ))}
    </ul>
  )
}
