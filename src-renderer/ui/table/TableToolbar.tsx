import { ActionIcon, Checkbox, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconColumns3, IconDownload, IconFilter } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isTyping } from '../is-typing.ts'
import type { TableColumn } from './columns.ts'
import type { ColumnsTable } from './use-columns.ts'

interface Props<Row> {
  title?: string
  note?: ReactNode
  tools?: ReactNode
  /** Absent where the rows cannot be filtered. */
  onFilter?: (text: string) => void
  filterBox: RefObject<HTMLInputElement | null>
  table: ColumnsTable
  columns: readonly TableColumn<Row>[]
  onExport?: () => void
}

/** Count, exclusions and their reason at the left; filter, columns and export at the right. */
export function TableToolbar<Row>({ title, note, tools, onFilter, filterBox, table, columns, onExport }: Props<Row>) {
  const { t } = useTranslation()
  useSlashKey(filterBox)
  return (
    <div className="toolbar">
      {title && <h2>{title}</h2>}
      {note && (
        <span className="t3 small ell" style={{ flex: 1 }} title={typeof note === 'string' ? note : undefined}>
          {note}
        </span>
      )}
      <span className="end row">
        {tools}
        {onFilter && (
          <TextInput
            ref={filterBox}
            aria-label={t('ui.filterRows')}
            placeholder={t('ui.filter')}
            leftSection={<IconFilter size={14} stroke={1.5} />}
            rightSection={<kbd>/</kbd>}
            w={150}
            onChange={(event) => onFilter(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          />
        )}
        <ColumnChoice table={table} columns={columns} />
        {onExport && (
          <Tooltip label={t('ui.exportTable')}>
            <ActionIcon aria-label={t('ui.exportTable')} onClick={onExport}>
              <IconDownload size={16} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
      </span>
    </div>
  )
}

/** The first column names the row, so it stays. */
function ColumnChoice<Row>({ table, columns }: Pick<Props<Row>, 'table' | 'columns'>) {
  const { t } = useTranslation()
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip label={t('ui.chooseColumns')}>
          <ActionIcon aria-label={t('ui.chooseColumns')}>
            <IconColumns3 size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ui.chooseColumns')}>
        <div className="stack tight" style={{ maxHeight: 320, overflow: 'auto' }}>
          {columns.slice(1).map((column) => (
            <Checkbox
              key={column.id}
              label={column.header}
              checked={table.state.columnVisibility[column.id] !== false}
              onChange={() => table.getColumn(column.id)?.toggleVisibility()}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function useSlashKey(box: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || !box.current) return
      event.preventDefault()
      box.current.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [box])
}
