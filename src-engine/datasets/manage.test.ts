import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'

let test: Awaited<ReturnType<typeof openTestEngine>>
let folder = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-manage-'))
  test = await openTestEngine()
})
afterEach(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

async function imported(content: string, name: string) {
  const path = join(folder, 'data.csv')
  writeFileSync(path, content)
  const { error } = await test.finished((await test.api.datasets.import({ file: path, name })).task_id)
  expect(error).toBeNull()
}
const kept = (shelf: string) => readdirSync(join(test.workspace, shelf)).length

describe('update', () => {
  it('renames, tags, notes and gives roles, and keeps what is not said', async () => {
    await imported('code;itm\nA;1\n', 'one')
    const { update, show } = test.api.datasets
    expect(await update({ dataset: 'one', tags: ['soja', ' soja', 'essai'], roles: 'itm=target,CODE=id' })).toMatchObject({
      tags: ['soja', 'essai'],
      roles: { itm: 'target', code: 'id' },
    })
    expect(await update({ dataset: 'one', name: 'two', notes: 'from the lab', roles: '{"code":"none"}' })).toMatchObject({ name: 'two' })
    expect(await show({ dataset: 'two' })).toMatchObject({ tags: ['soja', 'essai'], notes: 'from the lab', roles: { itm: 'target' } })
    await imported('code;itm\nB;2\n', 'two')
    expect(await show({ dataset: 'two' })).toMatchObject({ version_number: 2, roles: { itm: 'target' } })
  })

  it.each([
    [{ name: 'TWO' }, 'DATASET_NAME_TAKEN'],
    [{ roles: 'x=target' }, 'DATASET_COLUMN_UNKNOWN'],
    [{ roles: 'itm=boss' }, 'INVALID_INPUT'],
  ])('refuses %j', async (change, code) => {
    await imported('code;itm\nA;1\n', 'one')
    await imported('a;b\nA;1\n', 'two')
    await expect(test.api.datasets.update({ dataset: 'one', ...change })).rejects.toThrow(expect.objectContaining({ code }))
  })
})

describe('deleting', () => {
  it('a version frees its own files only, and the version before is shown', async () => {
    await imported('a\n1\n', 'one')
    await imported('a\n2\n', 'one')
    await test.api.datasets.restore({ dataset: 'one', version: 1 })
    expect(await test.api.datasets.deleteVersion({ dataset: 'one', version: 1 })).toMatchObject({ bytes_freed: 0 })
    expect(await test.api.datasets.show({ dataset: 'one' })).toMatchObject({ version_number: 3, rows: 1 })
    const { bytes_freed } = await test.api.datasets.deleteVersion({ dataset: 'one', version: 3 })
    expect(bytes_freed).toBeGreaterThan(0)
    expect([kept('files'), kept('versions')]).toEqual([1, 1])
    expect((await test.api.datasets.rows({ dataset: 'one' })).rows).toEqual([[2]])
    await expect(test.api.datasets.deleteVersion({ dataset: 'one', version: 2 })).rejects.toMatchObject({ code: 'DATASET_LAST_VERSION' })
  })

  it('says before which table of the project would be empty', async () => {
    await imported('item;location;month;demand\nA;X;2024-01;3\n', 'sales')
    const { show } = test.api.datasets
    expect(await show({ dataset: 'sales' })).toMatchObject({ feeds: [] })
    const path = join(folder, 'data.csv')
    const { task_id } = await test.api.datasets.import({ file: path, name: 'sales', table: 'fact_sales_monthly' })
    expect((await test.finished(task_id)).error).toBeNull()
    expect(await show({ dataset: 'sales', version: 1 })).toMatchObject({ feeds: [{ table: 'fact_sales_monthly', version_number: 2 }] })
    await test.api.datasets.deleteVersion({ dataset: 'sales', version: 2 })
    expect(await show({ dataset: 'sales' })).toMatchObject({ feeds: [] })
  })

  it('a project frees all of it and says how much', async () => {
    await imported('a\n1\n', 'one')
    const { bytes_freed } = await test.api.projects.delete({ ref: 'default' })
    expect(bytes_freed).toBeGreaterThan(0)
    expect([kept('files'), kept('versions')]).toEqual([0, 0])
    expect((await test.api.datasets.list({})).total).toBe(0)
    await expect(test.api.projects.delete({ ref: 'no such' })).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND' })
  })
})
