import { expect, test } from 'vitest'
import type { TableColumn } from './columns.ts'
import { delimited } from './delimited.ts'

interface Item {
  name: string | null
  size: number | null
}

const columns: TableColumn<Item>[] = [
  { id: 'name', header: 'Name', kind: 'text', value: (item) => item.name },
  { id: 'size', header: 'Size', kind: 'number', unit: 'kg', value: (item) => item.size },
]

test.each([
  [{ name: 'a', size: 1.5 }, 'a,1.5'],
  [{ name: null, size: null }, ','],
  [{ name: 'a,"b"\n', size: -1e-7 }, '"a,""b""\n",-1e-7'],
  [{ name: '=1+1', size: Number.NaN }, "'=1+1,"],
  [{ name: '-x', size: -2 }, "'-x,-2"],
])('%j', (item, line) => expect(delimited(columns, [item], ',')).toBe(`Name,Size (kg)\r\n${line}\r\n`))

test('tabs for the clipboard', () => expect(delimited(columns, [{ name: 'a,b', size: 2 }], '\t')).toBe('Name\tSize (kg)\r\na,b\t2\r\n'))
