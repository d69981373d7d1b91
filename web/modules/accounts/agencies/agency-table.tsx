import {
  AGENCY_FAMILIES,
  type AgencyBoard,
  type AgencyLine,
} from '../../../../server/modules/accounts/agency-contract.ts'
import { TextButton } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import styles from './agencies.module.css'
import { namesOf, sayDays } from './agency-lines.ts'
import { useAgencyWords } from './agency-words.ts'

type Props = {
  board: AgencyBoard
  items: readonly AgencyLine[]
  openId: string | undefined
  onOpen: (id: string) => void
}

/** By family, each line with what the agency holds and leads, and who was before or comes after it. */
export function AgencyTable(props: Props) {
  const words = useAgencyWords()
  const { board, items } = props
  return (
    <div className={styles.table}>
      <table className="led fold" aria-label={`${words.title}: ${board.unit.name}`}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.sectors}</th>
            {board.can.manage && (
              <th scope="col" className="right">
                {words.posts}
              </th>
            )}
            <th scope="col">{words.days}</th>
          </tr>
        </thead>
        {AGENCY_FAMILIES.map((family) => {
          const own = items.filter((line) => line.family === family)
          return own.length === 0 ? null : (
            <tbody key={family}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={board.can.manage ? 4 : 3}>
                  {words.families[family]} <span className="num">{own.length}</span>
                </th>
              </tr>
              {own.map((line) => (
                <Row key={line.id} {...props} line={line} />
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function Row({ line, board, openId, onOpen }: Props & { line: AgencyLine }) {
  const words = useAgencyWords()
  const { language } = useLanguage()
  const isOver = line.validTo !== null && line.validTo <= board.asOf
  const leads = line.focalOf.map((code) => board.programmes.find((one) => one.code === code)?.name[language] ?? code)
  return (
    <tr aria-selected={line.id === openId} className={isOver ? styles.over : undefined}>
      <td>
        <TextButton isStrong label={words.open(line.name)} onClick={() => onOpen(line.id)}>
          {line.name}
        </TextButton>
        {leads.length > 0 && (
          <small>
            {words.leads} {leads.join(', ')}
          </small>
        )}
        {isOver && line.successors.length > 0 && (
          <small>
            {words.followedBy} {line.successors.map(({ name }) => name).join('; ')}
          </small>
        )}
      </td>
      <td data-label={words.sectors}>{namesOf(board.sectors, line.sectors)}</td>
      {board.can.manage && (
        <td className="right num" data-label={words.posts}>
          {line.posts || null}
        </td>
      )}
      <td className="num" data-label={words.days}>
        {/* Ending with the unit goes without saying. */}
        {sayDays(words, line.validFrom, line.validTo === board.unit.validTo ? null : line.validTo)}
      </td>
    </tr>
  )
}
