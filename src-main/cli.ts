import { runCommand } from './doors/command.ts'

process.exitCode = await runCommand(process.argv.slice(2))
