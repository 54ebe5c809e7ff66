import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, Menu, protocol, session, shell, type Tray } from 'electron'
import { asEngineError } from '#engine/base/contract'
import type { Engine } from '#engine/engine'
import { open, renderer, resources, workspaceFrom } from '../open.ts'
import { SCHEME } from './addresses.ts'
import { filesIn } from './arguments.ts'
import { onClose, RunningJobs } from './closing.ts'
import { connectPages } from './connect.ts'
import { DesktopEvents, desktopRouter } from './desktop.ts'
import { installGuards } from './guards.ts'
import { menuOf } from './menu.ts'
import { servePage } from './protocol.ts'
import { questionsOf } from './questions.ts'
import { keepSettings, readSettings, type Settings, withProject } from './settings.ts'
import { stageFile } from './staging.ts'
import { openTray } from './tray.ts'
import { checkForUpdates } from './updates.ts'
import { openWindow } from './window.ts'
import { languageOf, words } from './words.ts'

/** Starts the window on the workspace; a second start on the same workspace shows the first one instead. */
export function startWindow(): void {
  const workspace = workspaceFrom(app.commandLine.getSwitchValue('workspace') || undefined)
  const folder = join(workspace, 'window')
  mkdirSync(folder, { recursive: true })
  app.setPath('userData', folder)
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
  if (app.requestSingleInstanceLock()) new Desktop(workspace, join(folder, 'window.json')).start()
  else app.quit()
}

/** The window, its menu and its engine from the start of the process to its end. */
class Desktop {
  readonly #workspace: string
  readonly #settingsPath: string
  readonly #events = new DesktopEvents()
  readonly #running = new RunningJobs()
  readonly #questions = questionsOf(
    () => this.#window,
    () => words[this.#language],
  )
  #settings: Settings
  #saved = Promise.resolve()
  /** Set once Electron is ready. */
  #engine!: Promise<Engine>
  #window: BrowserWindow | undefined
  #tray: Tray | undefined
  #leaving = false
  #asking = false
  #closed = false

  constructor(workspace: string, settingsPath: string) {
    this.#workspace = workspace
    this.#settingsPath = settingsPath
    this.#settings = readSettings(settingsPath)
  }

  start(): void {
    const files = filesIn(process.argv, { cwd: process.cwd(), packaged: app.isPackaged })
    app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit())
    app.on('activate', () => this.#show())
    app.on('open-file', (event, path) => {
      event.preventDefault()
      files.push(path)
      if (!this.#engine) return
      this.#show()
      void this.#import(files.splice(0))
    })
    app.on('second-instance', (_event, argv, cwd) => {
      this.#show()
      void this.#import(filesIn(argv, { cwd, packaged: app.isPackaged }))
    })
    app.on('will-quit', (event) => this.#close(event))
    void app.whenReady().then(() => this.#ready(files))
  }

  #ready(files: string[]): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.#leave())
    protocol.handle(SCHEME, (request) => servePage(request, renderer))
    installGuards(session.defaultSession)
    this.#engine = open(this.#workspace)
    this.#engine.then((engine) => this.#follow(engine)).catch((error) => this.#fail(error))
    connectPages({
      engine: this.#engine,
      rooms: (engine) => ({
        desktop: desktopRouter({
          engine,
          events: this.#events,
          askWhere: (name) => this.#questions.whereToSave(join(app.getPath('downloads'), name)),
          language: (language) => this.#remember({ language }),
        }),
      }),
      onProject: (name = 'default') =>
        this.#settings.projects[0] !== name && this.#remember({ projects: withProject(this.#settings.projects, name) }),
    })
    this.#drawMenu()
    this.#show()
    void this.#import(files.splice(0))
  }

  get #language() {
    return languageOf(this.#settings.language, app.getLocale())
  }

  #show(): void {
    this.#tray?.destroy()
    this.#tray = undefined
    if (!this.#window) {
      this.#window = this.#open()
      return
    }
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  #open(): BrowserWindow {
    const window = openWindow({
      settings: this.#settings,
      icon: join(resources, 'icons', 'icon.png'),
      mayClose: () => this.#mayClose(),
      remember: (place) => this.#remember(place),
      onCrash: (reason) => void this.#engine.then(({ log }) => log.error({ reason }, 'the page crashed')),
      askAfterCrashes: () => this.#questions.afterCrashes(),
    })
    window.once('closed', () => {
      this.#window = undefined
    })
    return window
  }

  #mayClose(): boolean {
    const running = this.#running.count
    if (onClose({ running, leaving: this.#leaving }) === 'close') return true
    if (!this.#asking) void this.#askBeforeClosing(running)
    return false
  }

  async #askBeforeClosing(running: number): Promise<void> {
    this.#asking = true
    const answer = await this.#questions.beforeClosing(running)
    this.#asking = false
    if (answer === 'stop') this.#leave()
    if (answer === 'background') this.#toBackground()
  }

  #toBackground(): void {
    this.#window?.hide()
    const { count } = this.#running
    this.#tray ??= openTray({
      icon: join(resources, 'icons', 'tray.png'),
      words: words[this.#language],
      onShow: () => this.#show(),
      onQuit: () => app.quit(),
    })
    this.#tray.setToolTip(count ? words[this.#language].working(count) : words[this.#language].done)
  }

  #follow(engine: Engine): void {
    engine.events.listen((event) => {
      if (!('job' in event)) return
      const idle = this.#running.follow(event)
      this.#window?.setProgressBar(this.#running.count ? event.progress : -1)
      if (idle) this.#tray?.setToolTip(words[this.#language].done)
    })
  }

  async #import(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      try {
        this.#events.send({ opened: await stageFile(await this.#engine, { path }) })
      } catch (error) {
        const { code, message } = asEngineError(error) ?? { code: 'INTERNAL', message: String(error) }
        await this.#questions.failure(message, code)
      }
    }
  }

  #drawMenu(): void {
    const { projects } = this.#settings
    const actions = {
      importFile: async () => {
        this.#show()
        const path = await this.#questions.fileToImport()
        if (path !== undefined) await this.#import([path])
      },
      go: (page: string) => this.#events.send({ go: page }),
      project: (name: string) => this.#events.send({ project: name }),
      closeWindow: () => this.#window?.close(),
      openWorkspace: () => void shell.openPath(this.#workspace),
      openLogs: () => void shell.openPath(join(this.#workspace, 'logs')),
      checkForUpdates: async () => {
        const found = await checkForUpdates({ address: process.env.TESSERA_UPDATES_URL, version: app.getVersion(), fetch })
        await this.#questions.updates(found)
      },
      about: () => void this.#questions.about(this.#workspace),
    }
    const facts = { language: this.#language, projects, mac: process.platform === 'darwin', packaged: app.isPackaged }
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuOf(actions, facts)))
  }

  #remember(part: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...part }
    const settings = this.#settings
    this.#saved = this.#saved.then(() => keepSettings(this.#settingsPath, settings)).catch(() => {})
    if (part.language || part.projects) this.#drawMenu()
  }

  #leave(): void {
    this.#leaving = true
    app.quit()
  }

  /** Ends the engine before the process: its unfinished jobs become interrupted, the log is written out. */
  #close(event: { preventDefault(): void }): void {
    if (this.#closed || !this.#engine) return
    event.preventDefault()
    const engineClosed = this.#engine.then((engine) => engine.close())
    void Promise.allSettled([engineClosed, this.#saved]).then(() => {
      this.#closed = true
      app.quit()
    })
  }

  async #fail(error: unknown): Promise<void> {
    const { code, message } = asEngineError(error) ?? { code: 'INTERNAL', message: String((error as Error)?.stack ?? error) }
    process.stderr.write(`${code}: ${message}\n`)
    await this.#questions.failure(`${words[this.#language].failedTitle}\n\n${message}`, code)
    this.#closed = true
    app.exit(1)
  }
}
