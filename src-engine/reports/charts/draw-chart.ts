import type { Chart } from '../chart.ts'
import { drawBars } from './bars.ts'
import { drawBoxes } from './boxes.ts'
import { drawHeatMap } from './heat-map.ts'
import { drawParallel } from './parallel.ts'
import type { Drawing, Pen } from './pen.ts'
import { drawMultiples, drawPlot } from './plots.ts'
import { drawScatterMatrix } from './scatter-matrix.ts'

export function drawChart(chart: Chart, pen: Pen): Drawing {
  switch (chart.type) {
    case 'bars':
      return drawBars(chart, pen)
    case 'boxes':
      return drawBoxes(chart, pen)
    case 'heat-map':
      return drawHeatMap(chart, pen)
    case 'parallel':
      return drawParallel(chart, pen)
    case 'scatter-matrix':
      return drawScatterMatrix(chart, pen)
    case 'multiples':
      return drawMultiples(chart, pen)
    default:
      return drawPlot(chart, pen)
  }
}
