import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import { ANSWERS, type Answer } from './closing.ts'
import type { Found } from './updates.ts'
import type { Words } from './words.ts'

/** Every question and notice of the window goes through the system's own boxes. */
export function questionsOf(window: () => BrowserWindow | undefined, words: () => Words) {
  const show = (options: MessageBoxOptions) => {
    const parent = window()
    return parent?.isVisible() ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options)
  }
  const tell = (message: string, detail?: string) => show({ type: 'info', title: 'Tessera', message, detail, buttons: ['OK'] })
  return {
    async beforeClosing(jobs: number): Promise<Answer> {
      const say = words()
      const { response } = await show({
        type: 'question',
        title: 'Tessera',
        message: say.closeTitle(jobs),
        detail: say.closeDetail,
        buttons: [say.keepRunning, say.stopAndClose, say.cancel],
        defaultId: ANSWERS.indexOf('background'),
        cancelId: ANSWERS.indexOf('cancel'),
      })
      return ANSWERS[response] ?? 'cancel'
    },
    async afterCrashes(): Promise<boolean> {
      const say = words()
      const buttons = [say.reloadOnce, say.quit]
      const { response } = await show({
        type: 'error',
        title: 'Tessera',
        message: say.crashTitle,
        detail: say.crashDetail,
        buttons,
        cancelId: 1,
      })
      return response === 0
    },
    async fileToImport(): Promise<string | undefined> {
      const say = words()
      const { canceled, filePaths } = await dialog.showOpenDialog(window() as BrowserWindow, {
        properties: ['openFile'],
        filters: [
          { name: say.data, extensions: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'jsonl', 'ndjson', 'parquet'] },
          { name: say.allFiles, extensions: ['*'] },
        ],
      })
      return canceled ? undefined : filePaths[0]
    },
    async whereToSave(defaultPath: string): Promise<string | undefined> {
      const { canceled, filePath } = await dialog.showSaveDialog(window() as BrowserWindow, { defaultPath })
      return canceled ? undefined : filePath
    },
    failure: (message: string, code: string) => show({ type: 'error', title: 'Tessera', message, detail: code, buttons: ['OK'] }),
    about(workspace: string) {
      const { electron, chrome, node } = process.versions
      const runtime = [
        ['Electron', electron],
        ['Chromium', chrome],
        ['Node', node],
      ].filter(([, version]) => version)
      return tell('Tessera', `${words().aboutDetail(app.getVersion(), workspace)}\n${runtime.map((part) => part.join(' ')).join(', ')}`)
    },
    updates(found: Found) {
      const say = words()
      if (found.kind === 'newer') return tell(say.updateNewer(found.version), say.updateNewerDetail)
      if (found.kind === 'current') return tell(say.updateCurrent)
      return found.kind === 'offline' ? tell(say.updateOffline) : tell(say.updateNowhere, say.updateNowhereDetail)
    },
  }
}
export type Questions = ReturnType<typeof questionsOf>
