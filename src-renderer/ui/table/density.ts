import { createContext, useContext } from 'react'
import { SIZE } from '../theme.ts'

export type Density = 'dense' | 'normal' | 'roomy'

const ROW: Record<Density, number> = { dense: SIZE.rowDense, normal: SIZE.row, roomy: SIZE.rowRoomy }

export const DensityContext = createContext<Density>('normal')

/** Height of a table row in px. */
export const useRowHeight = () => ROW[useContext(DensityContext)]
