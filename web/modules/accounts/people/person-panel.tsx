import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../../design/format.ts'
import type { PersonView } from '../../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { SidePanel } from '../../../ui/list-and-panel.tsx'
import { ErrorBox, Note } from '../../../ui/messages.tsx'
import { askAgain, keepPerson } from './people-cache.ts'
import styles from '../people.module.css'
import { usePeopleWords } from './people-words.ts'
import {
  BLANK_POSITION,
  isWhole,
  PositionFields,
  type PositionDraft,
  toNewPosition,
} from '../posts/position-fields.tsx'
import { PersonSignIn } from './person-sign-in.tsx'
import { DisableSection, EraseSection, LeavingSection } from './person-leaving.tsx'
import { RenameSection } from './person-name.tsx'
import { PositionLine } from '../posts/position-line.tsx'
import { useSession } from '../session.ts'

type Invitation = { link: string; expiresAt: string }

/** One person: posts with their days, how they sign in, and what becomes of it all when they go. */
export function PersonPanel({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const words = usePeopleWords().panel
  const queryClient = useQueryClient()
  const keep = (changed: PersonView): void => keepPerson(queryClient, changed)
  const leave = (changed: PersonView): void => {
    keep(changed)
    askAgain(queryClient, person)
  }
  return (
    <SidePanel title={person.name} close={words.close} onClose={onClose}>
      <section>
        <h3>{words.posts}</h3>
        {person.positions.map((position) => (
          <PositionLine
            key={position.id}
            position={position}
            can={person.can}
            mayChange={!person.disabled}
            mayHandOver={!person.erased}
            onDone={leave}
          />
        ))}
        {!person.disabled && <Appoint person={person} onDone={keep} />}
      </section>
      {!person.erased && <RenameSection person={person} onDone={leave} />}
      {!person.erased && <SignInSection person={person} />}
      {person.erased ? (
        <section>
          <h3>{words.personalData}</h3>
          <p>{words.erased}</p>
        </section>
      ) : (
        <>
          <LeavingSection person={person} />
          <DisableSection person={person} onDone={leave} />
          <EraseSection person={person} onDone={keep} />
        </>
      )}
    </SidePanel>
  )
}

function SignInSection({ person }: { person: PersonView }) {
  const words = usePeopleWords().panel
  const invite = useCommand<Invitation>()
  return (
    <section>
      <h3>{words.signIn}</h3>
      <p>
        {words.login} <b>{person.login ?? words.noLogin}</b>
      </p>
      {invite.data ? (
        <Note icon="link" title={words.link} isNews>
          <p className={styles.link}>{invite.data.link}</p>
          <p>{words.linkOnce(formatTime(invite.data.expiresAt))}</p>
          <Button kind="outline" icon="copies" onClick={() => void navigator.clipboard.writeText(invite.data.link)}>
            {words.copyLink}
          </Button>
        </Note>
      ) : (
        <Button
          kind="outline"
          icon="link"
          isBusy={invite.isPending}
          can={person.disabled ? words.lockedNoLink : person.can.manage}
          onClick={() => invite.mutate({ method: 'POST', path: `/people/${person.id}/invitation`, body: {} })}
        >
          {words.makeLink}
        </Button>
      )}
      {invite.error && <ErrorBox problem={invite.error} />}
      {person.can.manage === true && !person.disabled && <PersonSignIn person={person} />}
    </section>
  )
}

function Appoint({ person, onDone }: { person: PersonView; onDone: (person: PersonView) => void }) {
  const { panel: words, cancel } = usePeopleWords()
  const { today } = useSession()
  const [draft, setDraft] = useState<PositionDraft>()
  const appoint = useCommand<PersonView>((changed) => {
    setDraft(undefined)
    onDone(changed)
  })
  if (!draft)
    return (
      <Button
        kind="outline"
        icon="plus"
        can={person.can.appoint}
        onClick={() => setDraft({ ...BLANK_POSITION, from: today })}
      >
        {words.givePost}
      </Button>
    )
  return (
    <form
      className={styles.form}
      aria-label={words.givePost}
      onSubmit={(event) => {
        event.preventDefault()
        appoint.mutate({ method: 'POST', path: `/people/${person.id}/positions`, body: toNewPosition(draft) })
      }}
    >
      <PositionFields draft={draft} problem={appoint.error} onChange={setDraft} />
      {appoint.error && <ErrorBox problem={appoint.error} />}
      <p className={styles.pair}>
        <Button type="submit" isBusy={appoint.isPending} can={isWhole(draft) || words.postIncomplete}>
          {words.give}
        </Button>
        <Button kind="quiet" onClick={() => setDraft(undefined)}>
          {cancel}
        </Button>
      </p>
    </form>
  )
}
