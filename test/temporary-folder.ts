import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder for one run. Readable for others, because as root the database runs as a service user: in a folder it cannot
 * reach the cluster would be put elsewhere, and stay there after the run.
 */
export async function makeTemporaryFolder(name: string, under = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(under, `nts-${name}-`))
  await chmod(folder, 0o755)
  return folder
}
