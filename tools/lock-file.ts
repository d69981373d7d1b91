import { z } from 'zod'

const Names = z.record(z.string(), z.string())
const Entry = z.looseObject({ version: z.string().optional(), optionalDependencies: Names.optional() })
export const Lock = z.looseObject({ packages: z.record(z.string(), Entry) })
export type Lock = z.infer<typeof Lock>

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** Adds what optional dependencies name and the lock lacks; answers the names. Throws on a name without a platform. */
export function completeLock(lock: Lock): string[] {
  const added: string[] = []
  for (const [path, entry] of Object.entries(lock.packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isKnown(lock, path, name)) continue
      lock.packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) }
      added.push(`${name}@${version}`)
    }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return added
}

/** As Node looks for it: beside the package that wants it, then in every folder above. */
function isKnown(lock: Lock, path: string, name: string): boolean {
  for (let folder = path; folder !== ''; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''))
    if (lock.packages[`${folder}/node_modules/${name}`]) return true
  return lock.packages[`node_modules/${name}`] !== undefined
}

/** The platform in a package's name: `@swc/core-linux-arm-gnueabihf` is for linux on arm, with glibc. */
function platformOf(name: string): { os?: string[]; cpu: string[]; libc?: string[] } {
  const words = name.split(/[-/]/)
  const os = SYSTEMS.find((system) => words.includes(system))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  const musl = words.some((word) => word.startsWith('musl'))
  const glibc = words.some((word) => word.startsWith('gnu'))
  if (!cpu || (!os && cpu !== 'wasm32'))
    throw new Error(`${name} names no platform: add it to package-lock.json by hand`)
  return {
    cpu: [cpu],
    ...(os && { os: [os] }),
    ...(os === 'linux' && (musl || glibc) && { libc: [musl ? 'musl' : 'glibc'] }),
  }
}
