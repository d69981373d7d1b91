import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useId, useState, type KeyboardEvent } from 'react'
import { useSession } from '../modules/accounts/session.ts'
import { boardQuery } from '../modules/indicators/queries.ts'
import { findUnits } from '../modules/units/queries.ts'
import { IconButton } from '../ui/button.tsx'
import type { Search } from './address.ts'
import { collectHits, type Hit } from './hits.ts'
import { useWords } from './words.ts'
import styles from './quick-search.module.css'
import { listScreens } from './screens.ts'
import { useUnit, useView } from './view.ts'

/** Screens on which another unit can be looked at without leaving them. */
const UNIT_SCREENS = ['/bang-tieu-chi', '/nhap-so-lieu', '/minh-chung', '/ho-so', '/thon-ap', '/thon-ap/excel']

/** Ctrl K: units, indicators and screens from one line, by keyboard. */
export function QuickSearch({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const session = useSession()
  const view = useView()
  const unit = useUnit()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/^\/lam-viec/, '') })
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [asked] = useDebouncedValue(text.trim(), 150)
  const { data: units } = useQuery(findUnits({ q: asked, asOf: view.asOf, limit: 8 }))
  const { data: board } = useQuery({ ...boardQuery(view), enabled: unit?.level === 'commune' })
  const listId = useId()
  const hits = collectHits(text, {
    units: asked === '' ? [] : (units?.items ?? []),
    indicators: board?.criteria.flatMap((criterion) => criterion.indicators) ?? [],
    screens: listScreens(session).map((screen) => ({ to: screen.to, name: words.nav[screen.key] })),
  })
  const at = Math.min(chosen, hits.length - 1)

  const open = (hit: Hit): void => {
    onClose()
    const to =
      hit.kind === 'screen'
        ? hit.to
        : hit.kind === 'indicator' || !UNIT_SCREENS.includes(path)
          ? '/bang-tieu-chi'
          : path
    void navigate({ to, search: (before: Search) => ({ ...pickKept(before), ...hit.search }) })
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && hits[at]) open(hits[at])
    else return
    event.preventDefault()
  }

  return (
    <Modal.Root opened onClose={onClose} size={620} yOffset="10vh">
      <Modal.Overlay />
      <Modal.Content aria-label={words.searchTitle}>
        <Modal.Body pt="md">
          <div className={styles.head}>
            <h2>{words.searchTitle}</h2>
            <IconButton name="close" label={words.closeSearch} onClick={onClose} />
          </div>
          <input
            data-autofocus
            className={styles.input}
            role="combobox"
            aria-label={words.search}
            aria-expanded={hits.length > 0}
            aria-controls={listId}
            aria-activedescendant={hits[at] ? `${listId}-${at}` : undefined}
            autoComplete="off"
            placeholder={words.search}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setChosen(0)
            }}
            onKeyDown={onKey}
          />
          {/* A select cannot hold two lines an option, nor stay open under a text field (WAI-ARIA combobox pattern). */}
          {/* oxlint-disable jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role */}
          <ul id={listId} role="listbox" className={styles.list} aria-label={words.searchTitle}>
            {hits.map((hit, i) => (
              <li
                key={hit.key}
                id={`${listId}-${i}`}
                role="option"
                aria-selected={i === at}
                onMouseEnter={() => setChosen(i)}
                onMouseDown={(event) => {
                  event.preventDefault()
                  open(hit)
                }}
              >
                <span>{hit.name}</span>
                <small>
                  {hit.detail ||
                    { unit: words.foundUnits, indicator: words.foundIndicators, screen: words.foundScreens }[hit.kind]}
                </small>
              </li>
            ))}
          </ul>
          {text !== '' && asked === text.trim() && hits.length === 0 && (
            <p className={styles.empty}>{words.searchEmpty}</p>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

const pickKept = ({ 'don-vi': unit, ky, bo }: Search): Search => ({ 'don-vi': unit, ky, bo })
