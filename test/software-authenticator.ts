import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  AddPasskey,
  PasskeyAnswer,
  PasskeyCreation,
  PasskeyRequest,
} from '../server/modules/accounts/passkey-contract.ts'

// A device that holds passkeys, and the browser around it, as far as WebAuthn level 3 says what they send: ES256, "none" attestation.

/** What a false or careless device or browser does instead of the right thing. */
export type Misdeed = {
  origin?: string
  rpId?: string
  challenge?: string
  type?: string
  /** Nobody put a finger on it or typed the PIN. */
  isUnverified?: boolean
  /** What the counter says; else it counts up by one. */
  counter?: number
  /** Signs with this key instead. */
  key?: KeyObject
  userHandle?: string
  /** Calls a new passkey by this name instead of one of its own. */
  id?: string
  /** A statement about the maker nobody asked for. */
  statement?: { fmt: string; x5c: Buffer[] }
}

type Kept = { id: string; key: KeyObject; rpId: string; userHandle: string; counter: number }

export type Authenticator = {
  /** Makes a passkey, as `navigator.credentials.create` does. */
  create(options: PasskeyCreation, name?: string, misdeed?: Misdeed): AddPasskey
  /** Signs a challenge with the first passkey that is allowed, as `navigator.credentials.get` does. */
  get(options: PasskeyRequest, misdeed?: Misdeed): PasskeyAnswer
  passkeys: Kept[]
}

const [PRESENT, VERIFIED, ATTESTED] = [0x01, 0x04, 0x40]

/** `origin`: the page it is used on. `counts: false`: like a synced passkey, its counter stays 0. */
export function makeAuthenticator(origin: string, { counts = true } = {}): Authenticator {
  const passkeys: Kept[] = []

  const dataOf = (kept: Kept, misdeed: Misdeed, attested?: Buffer): Buffer => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(misdeed.counter ?? kept.counter)
    const flags = PRESENT | (misdeed.isUnverified ? 0 : VERIFIED) | (attested ? ATTESTED : 0)
    return Buffer.concat([sha256(misdeed.rpId ?? kept.rpId), Buffer.of(flags), counter, attested ?? Buffer.alloc(0)])
  }
  const clientDataOf = (type: string, challenge: string, misdeed: Misdeed): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: misdeed.type ?? type,
        challenge: misdeed.challenge ?? challenge,
        origin: misdeed.origin ?? origin,
        crossOrigin: false,
      }),
    )

  return {
    passkeys,
    create({ rp, user, challenge }, name = 'Khóa thử nghiệm', misdeed = {}) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = misdeed.id ? Buffer.from(misdeed.id, 'base64url') : randomBytes(32)
      const kept = { id: id.toString('base64url'), key: privateKey, rpId: rp.id, userHandle: user.id, counter: 0 }
      passkeys.push(kept)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)])
      const { fmt, x5c } = misdeed.statement ?? { fmt: 'none', x5c: undefined }
      const attestation = cbor(
        new Map<string, Cbor>([
          ['fmt', fmt],
          ['attStmt', new Map<string, Cbor>(x5c ? [['x5c', x5c]] : [])],
          ['authData', dataOf(kept, misdeed, attested)],
        ]),
      )
      const clientData = clientDataOf('webauthn.create', challenge, misdeed)
      return {
        name,
        id: kept.id,
        clientData: clientData.toString('base64url'),
        attestation: attestation.toString('base64url'),
        transports: ['internal'],
      }
    },
    get({ challenge, allowCredentials }, misdeed = {}) {
      const kept = passkeys.find((one) => allowCredentials.some(({ id }) => id === one.id))
      if (!kept) throw new Error('no passkey on this device is allowed')
      if (counts) kept.counter += 1
      const [data, clientData] = [dataOf(kept, misdeed), clientDataOf('webauthn.get', challenge, misdeed)]
      const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), misdeed.key ?? kept.key)
      return {
        id: kept.id,
        clientData: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: misdeed.userHandle ?? kept.userHandle,
      }
    },
  }
}

const sha256 = (content: string | Buffer): Buffer => createHash('sha256').update(content).digest()

/** A P-256 key as COSE has it (RFC 9053): key type, algorithm, curve, x, y. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
}

type Cbor = number | string | Buffer | Cbor[] | Map<number, Cbor> | Map<string, Cbor>

/** As much of RFC 8949 as the above needs: short integers, texts, bytes, lists, maps. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])])
}

function head(major: number, length: number): Buffer {
  const first = major << 5
  if (length < 24) return Buffer.of(first | length)
  if (length < 256) return Buffer.of(first | 24, length)
  return Buffer.of(first | 25, length >> 8, length & 255)
}
