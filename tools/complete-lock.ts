// `npm run lock`, after packages were added or updated. Where a registry does not carry the builds of other platforms,
// npm leaves them out of the lock file, and then `npm ci` of npm 11 and 12 refuses the whole file. This adds them as
// npm would: name, version and the platform they are for, so that they are known everywhere and installed only there.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { completeLock, Lock } from './lock-file.ts'

const file = join(import.meta.dirname, '..', 'package-lock.json')
const lock = Lock.parse(JSON.parse(await readFile(file, 'utf8')))
const added = completeLock(lock)
await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'package-lock.json is complete' : `added to package-lock.json:\n${added.join('\n')}`)
