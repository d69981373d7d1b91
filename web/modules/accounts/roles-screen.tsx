import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '../../../design/format.ts'
import type { EditableRole, RoleSettings } from '../../../server/modules/accounts/role-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress, useUnit } from '../../shell/view.ts'
import { TextButton } from '../../ui/button.tsx'
import { ListAndPanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import { ScreenHead, Segments } from '../../ui/parts.tsx'
import { roleSettingsQuery } from './queries.ts'
import { RolePanel } from './roles/role-panel.tsx'
import { useRoleWords } from './roles/role-words.ts'
import styles from './roles/roles.module.css'
import { useSession } from './session.ts'

const COUNTRY = 'ca-nuoc'

/** What each role may do in a province; whoever manages its people changes it within the limits of the law's file. */
export function RolesScreen() {
  const words = useRoleWords()
  const { mo, loc } = useAddress()
  const change = useChangeAddress()
  const unit = useUnit()
  const province = unit && (unit.level === 'province' ? unit : unit.parents.find(({ level }) => level === 'province'))
  const { positions } = useSession()
  const ofCountry = positions.some(({ unit: at, held }) => at === null && held)
  const isCountry = ofCountry && (loc === COUNTRY || !province)
  const provinceId = isCountry ? null : (province?.id ?? null)
  const { data, error, refetch } = useQuery(roleSettingsQuery(provinceId))
  const open = data?.items.find(({ code }) => code === mo)
  return (
    <>
      <ScreenHead
        title={words.title}
        lead={data && words.lead(data.scope.id === null ? words.country : data.scope.name, data.items.length)}
      />
      {ofCountry && province && (
        <div className={styles.scope}>
          <Segments
            label={words.whose}
            chosen={isCountry ? COUNTRY : 'tinh'}
            onChoose={(key) => change({ loc: key === COUNTRY ? COUNTRY : undefined, mo: undefined })}
            segments={[
              { key: 'tinh', label: province.name },
              { key: COUNTRY, label: words.country },
            ]}
          />
        </div>
      )}
      <ListAndPanel
        panel={
          data &&
          open && (
            <RolePanel
              key={`${open.code} ${open.edition}`}
              settings={data}
              role={open}
              onClose={() => change({ mo: undefined }, true)}
            />
          )
        }
      >
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what={words.loading} lines={8} />}
        {data && <RoleTable settings={data} openCode={mo} onOpen={(code) => change({ mo: code }, true)} />}
      </ListAndPanel>
    </>
  )
}

type TableProps = { settings: RoleSettings; openCode: string | undefined; onOpen: (code: string) => void }

function RoleTable({ settings, openCode, onOpen }: TableProps) {
  const words = useRoleWords()
  return (
    <table className={`led fold ${styles.roles}`} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.rights}</th>
          <th scope="col" className="num right">
            {words.holders}
          </th>
        </tr>
      </thead>
      <tbody>
        {settings.items.map((role) => (
          <tr key={role.code} aria-selected={role.code === openCode}>
            <td>
              <TextButton isStrong label={words.open(role.name)} onClick={() => onOpen(role.code)}>
                {role.name}
              </TextButton>
              <RoleTags role={role} />
            </td>
            <td data-label={words.rights}>
              <span className={styles.rights}>{role.permissions.map(({ name }) => name).join(' · ')}</span>
            </td>
            <td data-label={words.holders} className="num right">
              {formatNumber(role.holders)}
              {role.twoSteps && role.withoutTwoSteps > 0 && (
                <span className={styles.lacking}>{words.withoutTwoSteps(role.withoutTwoSteps)}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What sets a role apart from the one everybody knows. */
function RoleTags({ role }: { role: EditableRole }) {
  const words = useRoleWords()
  const tags = [
    role.isOwn ? words.own : words.origins[role.origin],
    role.twoSteps ? words.twoSteps : '',
    role.isOffered ? '' : words.notOffered,
  ].filter((tag) => tag !== '')
  return tags.length === 0 ? null : <span className={styles.tags}>{tags.join(' · ')}</span>
}
