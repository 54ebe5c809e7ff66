import { extname } from 'node:path'
import { ORPCError } from '@orpc/server'
import { Command, CommanderError } from 'commander'
import { asEngineError, invalidInput } from '#engine/base/contract'
import { exitCode } from '#engine/base/errors'
import type { Engine } from '#engine/engine'
import { workspaceFrom } from '../open.ts'
import { type Common, type Procedure, procedures, spellFlag } from './command-contract.ts'
import { addFields, inputFrom } from './command-fields.ts'
import { keepFile } from './command-files.ts'
import { printAnswer } from './command-print.ts'
import { followJob } from './command-progress.ts'
import { addServe } from './command-serve.ts'

/** What a command touches beside the engine; a test gives its own. */
export interface Surroundings {
  open(workspace: string): Promise<Engine>
  print(text: string): void
  complain(text: string): void
}

const real: Surroundings = {
  open: async (workspace) => (await import('../open.ts')).open(workspace),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
}

/**
 * Runs one command line.
 *
 * @param argv - words after `tessera`.
 * @returns the exit code: 0 done, 2 the call fails its contract, 1 anything else, 130 interrupted.
 */
export async function runCommand(argv: string[], surroundings: Surroundings = real): Promise<number> {
  const json = argv.includes('--json')
  try {
    const program = buildProgram(surroundings)
    if (!argv.length) {
      program.outputHelp()
      return 0
    }
    await program.parseAsync(argv, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return fail(error, json, surroundings)
  }
}

function buildProgram(surroundings: Surroundings): Command {
  const program = new Command('tessera').description(
    'Offline workbench for analysts: lots, demand, baskets, experiments and models over one local store',
  )
  quiet(program)
  const all = procedures()
  for (const procedure of all) {
    const words = procedure.meta.command.split(' ')
    const command = words.reduce(descend, program)
    describe(command, procedure)
    const sibling = all.find((other) => other.room === procedure.room && other.name === procedure.meta.exportedBy)
    command.action(async () => run(command, procedure, sibling, surroundings))
  }
  addServe(program, descend)
  return program
}

function descend(parent: Command, word: string): Command {
  const known = parent.commands.find((command) => command.name() === word)
  if (known) return known
  const made = parent.command(word)
  quiet(made)
  return made
}

/** Commander reports; the one place that prints and exits is {@link fail}. */
function quiet(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => {} })
}

function describe(command: Command, { does, meta, input }: Procedure): void {
  command
    .description(does)
    .option('--workspace <dir>', 'folder that holds everything (default: TESSERA_WORKSPACE, else the application-data folder)')
    .option('--project <name>', 'project, made when missing', 'default')
    .option('--json', 'print exactly one JSON document on stdout')
    .option('--lang <lang>', 'language of reports and messages: fr or en')
    .addHelpText('after', `\nExample:\n  ${meta.example}`)
  addFields(command, meta, input)
  if (meta.download || meta.exportedBy)
    command.option(
      '--out <file>',
      meta.download ? 'where the file goes (default: reports/ of the workspace)' : 'write the answer to this file instead of printing it',
    )
}

async function run(command: Command, procedure: Procedure, sibling: Procedure | undefined, { open, print }: Surroundings): Promise<void> {
  const { opts, args } = { opts: command.opts<Common & { out?: string }>(), args: command.processedArgs }
  const target = opts.out !== undefined && sibling ? sibling : procedure
  const input = inputFrom(command, procedure, args, opts)
  const ending = opts.out === undefined ? '' : extname(opts.out).slice(1).toLowerCase()
  if (target.meta.download && 'format' in target.input.shape && ending && input.format === undefined) input.format = ending
  const checked = target.input.safeParse(onlyKnown(input, target, procedure))
  // The contract is checked before a workspace is opened, so that a wrong call leaves no trace.
  if (!checked.success) throw invalidInput(checked.error.issues as never, input, spellFlag)
  const engine = await open(workspaceFrom(opts.workspace))
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    const caller = { door: 'command' as const, project: opts.project, create: true, spell: spellFlag }
    const answer = await engine.call(target.room, target.name, onlyKnown(input, target, procedure), caller, stop.signal)
    const finished = target.meta.job ? await followJob(engine, (answer as { task_id: number }).task_id, stop.signal) : answer
    const kept = target.meta.download || isFile(finished) ? await keepFile(engine, finished as never, opts.out) : finished
    await printAnswer(kept, { json: opts.json === true, stream: target.meta.stream, print })
    if (stop.signal.aborted) process.exitCode = 130
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    await engine.close()
  }
}

/** The paging of an answer means nothing to the file that holds all of it. */
function onlyKnown(input: Record<string, unknown>, target: Procedure, asked: Procedure): Record<string, unknown> {
  if (target === asked) return input
  return Object.fromEntries(Object.entries(input).filter(([name]) => name in target.input.shape || !(name in asked.input.shape)))
}

const isFile = (answer: unknown): boolean =>
  typeof (answer as { out?: unknown })?.out === 'string' && typeof (answer as { bytes?: unknown }).bytes === 'number'

function fail(error: unknown, json: boolean, { print, complain }: Surroundings): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  const known = asSaid(error)
  if (json) print(`${JSON.stringify({ error: known })}\n`)
  else {
    complain(`${known.code}: ${known.message}\n`)
    if (typeof known.details.hint === 'string') complain(`${known.details.hint}\n`)
  }
  return exitCode(known.code)
}

function asSaid(error: unknown): { code: string; message: string; details: Record<string, unknown> } {
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, '')
    return {
      code: 'INVALID_INPUT',
      message: `the call does not fit its contract: ${message}`,
      details: { issues: [{ path: /--[\w-]+/.exec(message)?.[0] ?? '', message }], hint: 'Add --help to see what the command takes.' },
    }
  }
  if (error instanceof ORPCError)
    return { code: error.code, message: error.message, details: (error.data ?? {}) as Record<string, unknown> }
  const known = asEngineError(error)
  if (known) return { code: known.code, message: known.message, details: known.details }
  return { code: 'INTERNAL', message: (error as Error)?.message ?? String(error), details: {} }
}
