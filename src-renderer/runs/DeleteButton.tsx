import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'

/** Stands apart at the end of its row, since there is no undo. */
export const DeleteButton = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <Button
    className="end"
    variant="subtle"
    color="gray"
    leftSection={<IconTrash size={14} stroke={1.5} />}
    onClick={onClick}
    style={{ color: 'var(--t-danger)' }}
  >
    {label}
  </Button>
)
