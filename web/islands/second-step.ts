// Improves /dang-nhap/buoc-hai, which is complete without it: a passkey in place of a code. The words stand in the page.
import { signChallenge } from '../api/passkey-device.ts'
import { passkeyPlace } from '../api/passkey-place.ts'

const section = document.querySelector<HTMLElement>('#passkey')
if (section) start(section)

function start(part: HTMLElement): void {
  const say = (name: string): void => {
    for (const one of part.querySelectorAll<HTMLElement>('[data-when]'))
      if (one.dataset['when'] !== 'here') one.hidden = one.dataset['when'] !== name
  }
  const place = passkeyPlace(part.dataset['origin'] ?? null)
  const form = part.querySelector<HTMLFormElement>('form')
  const button = part.querySelector('button')
  part.hidden = false
  if (place !== 'here' || !form || !button) return say(place)
  form.hidden = false
  if (document.activeElement === document.body) button.focus()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    say('')
    button.disabled = true
    void send(form)
      .then(say)
      .finally(() => (button.disabled = false))
  })
}

/** Asks, has it signed, and sends the form; returns what to say when that does not come to an end. */
async function send(form: HTMLFormElement): Promise<'stopped' | 'over' | ''> {
  const reply = await fetch(`${location.pathname}/khoa`, { method: 'POST' }).catch(() => undefined)
  if (!reply?.ok) return 'over'
  try {
    const answer = await signChallenge(await reply.json())
    const field = form.elements.namedItem('passkey')
    if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer)
    form.submit()
    return ''
  } catch {
    return 'stopped'
  }
}
