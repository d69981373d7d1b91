import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import { PERSON_STATES, type PeoplePage, type PersonView } from '../../../server/modules/accounts/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress, useView } from '../../shell/view.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { ListAndPanel, SidePanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { More } from '../../ui/more.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { NewPersonForm } from './people/new-person-form.tsx'
import { keepPerson } from './people/people-cache.ts'
import styles from './people.module.css'
import { HERE, PeopleFilters } from './people/people-filters.tsx'
import { PeopleUpload } from './people/people-upload.tsx'
import { usePeopleWords } from './people/people-words.ts'
import { PersonPanel } from './people/person-panel.tsx'
import { peoplePagesQuery, personQuery } from './queries.ts'
import { timeOf, useSession } from './session.ts'

/** Everybody one administers, page by page, and one of them open beside the list or, on a phone, in its place. */
export function PeopleScreen() {
  const words = usePeopleWords()
  const queryClient = useQueryClient()
  const { q = '', mo, loc, 'vai-tro': role, 'tinh-trang': wantedState } = useAddress()
  const change = useChangeAddress()
  const [doing, setDoing] = useState<'adding' | 'uploading'>()
  const [asked] = useDebouncedValue(q.trim(), 400)
  const { unitId } = useView()
  const state = PERSON_STATES.find((one) => one === wantedState)
  const narrowed = { q: asked || undefined, under: loc === HERE ? unitId || undefined : undefined, role, state }
  const query = useInfiniteQuery({ ...peoplePagesQuery(narrowed), placeholderData: keepPreviousData })
  const { data, error, refetch } = query
  if (error && !data)
    return <ScreenError title={words.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  const [newest] = data?.pages.slice(-1) ?? []
  if (!data || !newest) return <Loading what={words.loading} lines={8} />
  const people = data.pages.flatMap(({ items }) => items)
  const shown = doing === undefined ? mo : undefined
  return (
    <>
      <ScreenHead
        title={words.title}
        lead={<Lead page={newest} asked={asked} isNarrowed={Boolean(narrowed.under ?? role ?? state)} />}
      >
        <Button kind="outline" icon="file" onClick={() => setDoing('uploading')}>
          {words.fromExcel}
        </Button>
        <Button icon="plus" onClick={() => setDoing('adding')}>
          {words.add}
        </Button>
      </ScreenHead>
      <ListAndPanel
        panel={shown && <OpenPerson key={shown} id={shown} onClose={() => change({ mo: undefined }, true)} />}
      >
        {doing === 'uploading' && <PeopleUpload onClose={() => setDoing(undefined)} />}
        {doing === 'adding' && (
          <NewPersonForm
            onClose={() => setDoing(undefined)}
            onAdded={(person) => {
              keepPerson(queryClient, person)
              setDoing(undefined)
              change({ mo: person.id, q: undefined })
            }}
          />
        )}
        <PeopleFilters />
        {people.length === 0 ? (
          <Note icon="user" title={words.none}>
            <p>{words.noneHelp}</p>
          </Note>
        ) : (
          <PeopleTable
            people={people}
            openId={shown}
            onOpen={(person) => {
              keepPerson(queryClient, person)
              change({ mo: person.id }, true)
            }}
          />
        )}
        {error && <ErrorBox problem={toProblem(error)} />}
        {query.hasNextPage && <p className="muted">{words.shown(people.length, newest.total)}</p>}
        <More what={words.what} query={query} />
      </ListAndPanel>
    </>
  )
}

/** How many there are in all, not how many are loaded. */
function Lead({
  page: { total, waiting },
  asked,
  isNarrowed,
}: {
  page: PeoplePage
  asked: string
  isNarrowed: boolean
}) {
  const words = usePeopleWords()
  return (
    <>
      <b>{words.count(total)}</b> {asked === '' ? words.inScope : words.found(asked)}
      {isNarrowed && words.narrowed}
      {waiting > 0 && words.waiting(waiting)}.
    </>
  )
}

/** A person of the list is there already; one opened by address may be on a page nobody has turned to. */
function OpenPerson({ id, onClose }: { id: string; onClose: () => void }) {
  const words = usePeopleWords()
  const { data, error, refetch } = useQuery(personQuery(id))
  if (data) return <PersonPanel person={data} onClose={onClose} />
  const problem = error && toProblem(error)
  return (
    <SidePanel title={words.panel.missing} close={words.panel.close} onClose={onClose}>
      {!error && <Loading what={words.loading} />}
      {problem?.status === 404 && (
        <Note icon="user" title={words.panel.notFound}>
          <p>{words.panel.notFoundHelp}</p>
        </Note>
      )}
      {problem && problem.status !== 404 && <ErrorBox problem={problem} onRetry={() => void refetch()} />}
    </SidePanel>
  )
}

function PeopleTable({
  people,
  openId,
  onOpen,
}: {
  people: readonly PersonView[]
  openId: string | undefined
  onOpen: (person: PersonView) => void
}) {
  const words = usePeopleWords()
  return (
    <table className={`led fold ${styles.people}`} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.table.name}</th>
          <th scope="col">{words.table.posts}</th>
          <th scope="col">{words.table.login}</th>
          <th scope="col">{words.table.state}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} aria-selected={person.id === openId}>
            <td>
              <TextButton isStrong label={words.openPerson(person.name)} onClick={() => onOpen(person)}>
                {person.name}
              </TextButton>
            </td>
            <td data-label={words.table.post}>
              <Posts person={person} />
            </td>
            <td data-label={words.table.login}>{person.login ?? '–'}</td>
            <td data-label={words.table.state}>{words.states[stateOf(person)]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Posts({ person: { positions } }: { person: PersonView }) {
  const words = usePeopleWords()
  const { today } = useSession()
  if (positions.length === 0) return '–'
  return positions.map((position) => {
    const time = timeOf(position, today)
    return (
      <span key={position.id} className={time === 'ended' ? styles.ended : styles.position}>
        {position.title}
        {position.deputyFor && words.standsInFor(position.deputyFor.name)}
        {time === 'ended' && words.isOver}
        {time === 'coming' && words.begins(formatDate(position.from))}
      </span>
    )
  })
}

function stateOf({ erased, disabled, canSignIn }: PersonView): 'erased' | 'disabled' | 'working' | 'waiting' {
  if (erased) return 'erased'
  if (disabled) return 'disabled'
  return canSignIn ? 'working' : 'waiting'
}
