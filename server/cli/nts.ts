import { runNts } from './program.ts'
import { openTerminal } from './terminal.ts'

process.exitCode = await runNts(process.argv.slice(2), openTerminal(process.stdout, process.stderr))
