import { app } from 'electron'
import { commandWords } from './window/arguments.ts'
import { startWindow } from './window/start.ts'

const command = commandWords(process.argv)
if (command) {
  // Without a screen Chromium would end the process before the command has begun.
  if (process.platform === 'linux') app.commandLine.appendSwitch('ozone-platform', 'headless')
  if (process.platform === 'darwin') app.dock?.hide()
  const { runCommand } = await import('./doors/command.ts')
  const code = await runCommand(command)
  process.stdout.write('', () => app.exit(code))
} else startWindow()
