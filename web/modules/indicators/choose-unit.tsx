import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { buttonClass, TextButton } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenNotice } from '../../ui/screen-error.tsx'
import { toProblem } from '../../api/problem.ts'
import { useChangeAddress, useView } from '../../shell/view.ts'
import { provincesQuery } from '../units/queries.ts'
import { useBoardWords } from './board-words.ts'
import styles from './board.module.css'

/** For who has no unit of their own: the provinces, one of which leads to its communes. */
export function ChooseProvince({ title }: { title: string }) {
  const words = useBoardWords().board
  const change = useChangeAddress()
  const { data, error, refetch } = useQuery(provincesQuery(useView().asOf))
  return (
    <ScreenNotice title={title}>
      <Note icon="building" title={words.noUnit}>
        <p>{words.noUnitText}</p>
      </Note>
      {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={words.loading} />}
      <ul className={styles.provinces} aria-label={words.provinces}>
        {data?.items.map(({ id, name, code }) => (
          <li key={id}>
            <span className="num muted">{code}</span>{' '}
            <TextButton onClick={() => change({ 'don-vi': id })}>{name}</TextButton>
          </li>
        ))}
      </ul>
    </ScreenNotice>
  )
}

/** Figures and files are a commune's: whoever looks at a province or district chooses one from its list. */
export function ChooseCommune({ title, unitName }: { title: string; unitName: string }) {
  const words = useBoardWords().board
  return (
    <ScreenNotice title={title}>
      <Note icon="building" title={words.chooseCommune}>
        <p>{words.chooseCommuneText(unitName)}</p>
        <p>
          <Link to="/bang-tieu-chi" search={(before) => before} className={buttonClass('outline')}>
            {words.toCommunes(unitName)}
          </Link>
        </p>
      </Note>
    </ScreenNotice>
  )
}
