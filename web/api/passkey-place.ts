/**
 * Whether a passkey can be used on this page: `elsewhere` = only at another address of this system, `nowhere` = it has no host name,
 * `old` = this browser knows no passkeys.
 */
export type PasskeyPlace = 'here' | 'elsewhere' | 'nowhere' | 'old'

/** `origin`: where the server says that passkeys work; null = nowhere. Only the browser knows at which address it has the page open. */
export function passkeyPlace(origin: string | null): PasskeyPlace {
  if (origin === null) return 'nowhere'
  if (origin !== location.origin) return 'elsewhere'
  return typeof PublicKeyCredential === 'function' ? 'here' : 'old'
}
