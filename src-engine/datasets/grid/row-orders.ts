import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { literal, type Warehouse } from '#engine/warehouse/duckdb'

const MOST_ORDERS = 8

/** Row numbers of a version in the order of a sort, less what a filter leaves out, kept as files so that any page is near. */
export interface RowOrders {
  /**
   * @param relation - rows with `file_row_number`.
   * @param key - what makes the order: content hash, filter, sort.
   * @returns relation with `r`, whose `file_row_number` is the place in the order.
   */
  open(key: string, query: string, signal?: AbortSignal): Promise<string>
}

/** @param folder - for the files; only the latest eight are kept. */
export function openRowOrders(folder: string, warehouse: Warehouse): RowOrders {
  const orders = new Map<string, Promise<string>>()

  async function write(path: string, query: string, signal?: AbortSignal): Promise<string> {
    mkdirSync(folder, { recursive: true })
    const partial = `${path}.${randomBytes(4).toString('hex')}`
    await warehouse.run(`COPY (${query}) TO ${literal(partial)} (FORMAT parquet)`, [], { signal })
    await rename(partial, path)
    return `read_parquet(${literal(path)}, file_row_number = true)`
  }

  return {
    async open(key, query, signal) {
      const name = createHash('sha256').update(key).digest('hex').slice(0, 32)
      const known = orders.get(name)
      orders.delete(name)
      const opened = known ?? write(join(folder, `${name}.parquet`), query, signal)
      orders.set(name, opened)
      for (const old of [...orders.keys()].slice(0, -MOST_ORDERS)) {
        orders.delete(old)
        void rm(join(folder, `${old}.parquet`), { force: true })
      }
      return opened.catch((error) => {
        orders.delete(name)
        throw error
      })
    },
  }
}
