// The device behind this browser. Fetched by screens when it is needed: the shell that starts without a network must not wait for it.
import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'
import type {
  AddPasskey,
  PasskeyAnswer,
  PasskeyCreation,
  PasskeyRequest,
} from '../../server/modules/accounts/passkey-contract.ts'

/** Has a challenge signed. Rejects with what `faultOf` names. */
export async function signChallenge(options: PasskeyRequest): Promise<PasskeyAnswer> {
  const { id, response } = await startAuthentication({ optionsJSON: options })
  const { clientDataJSON: clientData, authenticatorData, signature, userHandle } = response
  return { id, clientData, authenticatorData, signature, ...(userHandle && { userHandle }) }
}

/** Has a passkey made. Rejects with what `faultOf` names. */
export async function makePasskey(options: PasskeyCreation): Promise<Omit<AddPasskey, 'name'>> {
  const { id, response } = await startRegistration({ optionsJSON: options })
  const { clientDataJSON: clientData, attestationObject: attestation, transports = [] } = response
  return { id, clientData, attestation, transports }
}

/** `stopped`: given up, out of time, or not on this device. `known`: one of ours is there. `unlocked`: it asks for no finger and no PIN. */
export type PasskeyFault = 'stopped' | 'known' | 'unlocked'

export function faultOf(error: unknown): PasskeyFault {
  const code = error instanceof WebAuthnError ? error.code : undefined
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'known'
  return code === 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT' ? 'unlocked' : 'stopped'
}
