import { useState } from 'react'
import type { Query } from './client.ts'
import { useCommand } from './use-command.ts'

type Place = { path: string; query?: Query }

/**
 * A file that is sent, looked at, and then accepted or thrown away. `refresh` is told of an acceptance; until then the server
 * only reads.
 */
export function useStagedSheet<Staged, Accepted>(refresh: () => Promise<unknown>) {
  const [file, setFile] = useState<File | null>(null)
  const [staged, setStaged] = useState<Staged>()
  const [accepted, setAccepted] = useState<Accepted>()
  const send = useCommand<Staged>(setStaged, { isTrial: true })
  const accept = useCommand<Accepted>(async (done) => {
    setAccepted(done)
    setStaged(undefined)
    await refresh()
  })
  const discard = useCommand<undefined>(() => setStaged(undefined))
  return {
    file,
    chooseFile: setFile,
    staged,
    accepted,
    /** After an undo there is nothing accepted to speak of. */
    forgetAccepted: () => setAccepted(undefined),
    problem: send.error ?? accept.error ?? discard.error,
    isSending: send.isPending,
    isAccepting: accept.isPending,
    isDiscarding: discard.isPending,
    send(place: Place): void {
      if (!file) return
      const body = new FormData()
      body.append('file', file)
      setAccepted(undefined)
      send.mutate({ method: 'POST', ...place, body })
    },
    accept: (path: string) => accept.mutate({ method: 'POST', path }),
    discard: (path: string) => discard.mutate({ method: 'DELETE', path }),
  }
}
