import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { ToastsProvider } from './Toasts.tsx'
import { type Density, DensityContext } from './table/density.ts'
import { cssVariablesResolver, type Scheme, theme } from './theme.ts'

interface Props {
  /** Without it, the scheme of the system. */
  scheme?: Scheme
  density?: Density
  children: ReactNode
}

/** What every part needs around it. */
export function UiProvider({ scheme, density = 'normal', children }: Props) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme} defaultColorScheme="auto">
      <DensityContext value={density}>
        <ToastsProvider>{children}</ToastsProvider>
      </DensityContext>
    </MantineProvider>
  )
}
