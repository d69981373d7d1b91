import type { PasskeyPlace } from '../../../api/passkey-place.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Note } from '../../../ui/messages.tsx'
import { usePasskeyWords } from './passkey-words.ts'

/** Why no passkey works on this page, and where one would. */
export function PasskeyPlaceNote({ place, origin }: { place: Exclude<PasskeyPlace, 'here'>; origin: string | null }) {
  const { place: words } = usePasskeyWords()
  if (place === 'elsewhere' && origin !== null)
    return (
      <Note title={words.elsewhere}>
        <p>{words.elsewhereText(origin, location.origin)}</p>
        <p>
          <a className={buttonClass('outline')} href={`${origin}${location.pathname}`}>
            {words.open}
          </a>
        </p>
      </Note>
    )
  return (
    <Note title={place === 'old' ? words.old : words.nowhere}>
      <p>{place === 'old' ? words.oldText : words.nowhereText}</p>
    </Note>
  )
}
