import type { Words } from './passkey-words.vi.ts'

export const en: Words = {
  title: 'Passkeys',
  lead: 'Fingerprint, face or PIN of your phone or computer, or a USB key. Nothing to type, and a false page cannot take it.',
  leadOfCode: 'Six digits that change every 30 seconds on your phone; they work on any computer.',
  app: 'Authenticator app',
  appOn: (since) => `On since ${since}.`,
  appAdd: 'Add an authenticator app',
  appConfirm: 'Turn codes of the app on',
  appOff: 'Turn the authenticator app off',
  appOffLeaves: 'The second step is then by passkey or recovery code.',
  on: 'a passkey',
  onBoth: 'a passkey or code',
  table: {
    name: 'Name',
    added: 'Added',
    used: 'Last used',
    act: 'Act',
    notUsed: 'not used yet',
    synced: 'synced between devices of one account',
    bound: 'on one device only',
    otherAddress: (address) => `works at ${address} only`,
    remove: 'Remove…',
    removeLabel: (name) => `Remove passkey ${name}`,
  },
  remove: {
    ask: (name) =>
      `Remove “${name}”? It stops working here at once; on the device, delete it yourself among passwords and passkeys.`,
    last: 'This is your last second factor. Without it only your password (or the account of the province) guards your account, and all recovery codes stop working.',
    lastCodes: 'The second step is then by authenticator app or recovery code.',
    lastOther: 'The second step is then by your other passkeys or recovery codes.',
    act: 'Remove the passkey',
    lastAct: 'Remove it and turn two steps off',
    no: 'Cancel',
  },
  add: {
    open: 'Add a passkey',
    form: 'Add a passkey',
    name: 'Name',
    nameHint: 'So that you know later which passkey is on which device.',
    noName: 'Give the passkey a name.',
    send: 'Make it on this device',
    no: 'Cancel',
    illustrative: 'Illustrative people sign in by one click, so they have no second step.',
    done: 'Passkey added',
  },
  place: {
    elsewhere: 'Passkeys work at another address',
    elsewhereText: (origin, here) =>
      `Browsers allow passkeys at ${origin} only; this page is open at ${here}. Sign in there to add or use one.`,
    open: 'Open it there',
    nowhere: 'Passkeys cannot be used on this installation yet',
    nowhereText:
      'Passkeys need a host name and do not work with an IP address. They will once the operator sets one in PUBLIC_URL.',
    old: 'This browser knows no passkeys',
    oldText: 'Use a current Chrome, Edge, Safari or Firefox. Codes of an authenticator app work here all the same.',
  },
  fault: {
    title: 'The passkey was not used',
    stopped:
      'You cancelled, time ran out, or the passkey is not on this device. Try again when ready; nothing was saved.',
    known: 'This device already has a passkey of this account. Use it, or remove it and add it again.',
    unlocked:
      'This key or device asks for no fingerprint, face or PIN, so it cannot be used. Set a screen lock or PIN, then add it again.',
  },
  proof: {
    hint: 'Press the button, then use your fingerprint, face or PIN.',
    send: 'Use the passkey and go on',
    byCode: 'Use a code instead',
    byPasskey: 'Use the passkey',
    recovery: 'Recovery code',
    recoveryHint: 'One you have printed or copied, not used yet.',
  },
  person: {
    has: (count) => (count === 1 ? 'by 1\u00a0passkey' : `by ${count}\u00a0passkeys`),
    line: (name, used) => `${name}, ${used === null ? 'not used yet' : `last used ${used}`}`,
    app: 'authenticator app',
    reset: (name) =>
      `Only when ${name} asks for it in person, having lost every passkey, the phone and the recovery codes. All passkeys are removed and the first step is then enough to enter.`,
  },
}
