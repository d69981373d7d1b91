import type { PasskeyAnswer, PasskeyCreation, PasskeyRequest, AddPasskey } from '../passkey-contract.ts'
import { CHALLENGE_SECONDS } from './passkey-challenges.ts'
import type { PasskeySite } from './passkey-site.ts'

// The one place that knows @simplewebauthn/server. It is fetched when somebody first uses a passkey: 27 MB and a sixth of a second that
// a house without passkeys need not spend.
const load = () => import('@simplewebauthn/server')

/** EdDSA, ES256, RS256: what every device knows at least one of. The list does not follow the version of Node. */
const ALGORITHMS = [-8, -7, -257]

/** A passkey as its device is told of it. */
export type KnownPasskey = { credential_id: Buffer; transports: string[] }

type Asked = { site: PasskeySite; challenge: Buffer; known: readonly KnownPasskey[] }

export type Holder = { id: string; account: string; name: string; system: string }

/** What the browser needs to make a passkey; `known`: those its person has already, so that no device makes a second one. */
export function creationOptions({ site, challenge, known }: Asked, holder: Holder): PasskeyCreation {
  return {
    challenge: challenge.toString('base64url'),
    timeout: CHALLENGE_SECONDS * 1000,
    rp: { id: site.rpId, name: holder.system },
    user: { id: userHandleOf(holder.id), name: holder.account, displayName: holder.name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' })),
    excludeCredentials: known.map(describeCredential),
    authenticatorSelection: { residentKey: 'preferred', requireResidentKey: false, userVerification: 'required' },
    attestation: 'none',
  }
}

/** What the browser needs to have a challenge signed by one of a person's passkeys. */
export function requestOptions({ site, challenge, known }: Asked): PasskeyRequest {
  return {
    challenge: challenge.toString('base64url'),
    timeout: CHALLENGE_SECONDS * 1000,
    rpId: site.rpId,
    allowCredentials: known.map(describeCredential),
    userVerification: 'required',
  }
}

const describeCredential = ({ credential_id, transports }: KnownPasskey) => ({
  id: credential_id.toString('base64url'),
  type: 'public-key' as const,
  transports,
})

/** Says nothing of the person to who finds the device: the bytes of an id that means something here only. */
function userHandleOf(personId: string): string {
  return Buffer.from(personId.replaceAll('-', ''), 'hex').toString('base64url')
}

/** Is this the challenge that was asked? Taken with the question. */
type TakeChallenge = (challenge: string) => Promise<boolean>

export type NewPasskey = { credentialId: Buffer; publicKey: Buffer; signCount: number; isSynced: boolean }

/** Checks what a device made. Throws an Error that says what is wrong, for the log. */
export async function checkCreated(made: AddPasskey, site: PasskeySite, isAsked: TakeChallenge): Promise<NewPasskey> {
  const { verifyRegistrationResponse } = await load()
  await refuseStatement(made.attestation)
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: {
      id: made.id,
      rawId: made.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: made.clientData, attestationObject: made.attestation },
    },
    expectedChallenge: isAsked,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  })
  if (!verified) throw new Error('the attestation is not right')
  const { credential, credentialDeviceType } = registrationInfo
  if (credential.id !== made.id) throw new Error('the credential calls itself otherwise')
  return {
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    signCount: credential.counter,
    isSynced: credentialDeviceType === 'multiDevice',
  }
}

/**
 * No statement about the maker of a device is asked for, and none with certificates is read: to check one, the library calls addresses
 * that stand in it (lists of revoked certificates), and nothing here calls an address that came in (ASVS 1.3.6).
 */
async function refuseStatement(attestation: string): Promise<void> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  const read = decodeAttestationObject(new Uint8Array(Buffer.from(attestation, 'base64url')))
  const isPlain = read.get('fmt') === 'none' || (read.get('fmt') === 'packed' && !read.get('attStmt').get('x5c'))
  if (!isPlain) throw new Error(`a statement of the kind ${read.get('fmt')} was not asked for`)
}

export type SignedBy = { personId: string; credentialId: Buffer; publicKey: Buffer }

/** Checks a signed challenge; returns the device's counter. Throws an Error that says what is wrong, for the log. */
export async function checkAnswer(
  answer: PasskeyAnswer,
  by: SignedBy,
  { site, isAsked }: { site: PasskeySite; isAsked: TakeChallenge },
): Promise<number> {
  if (answer.userHandle !== undefined && answer.userHandle !== userHandleOf(by.personId))
    throw new Error('the passkey names somebody else')
  const { verifyAuthenticationResponse } = await load()
  const { clientData: clientDataJSON, authenticatorData, signature } = answer
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      id: answer.id,
      rawId: answer.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData, signature },
    },
    expectedChallenge: isAsked,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
    // The counter is compared where it is kept, once the signature is known to be right.
    credential: { id: by.credentialId.toString('base64url'), publicKey: new Uint8Array(by.publicKey), counter: 0 },
  })
  if (!verified) throw new Error('the signature is not right')
  return authenticationInfo.newCounter
}
