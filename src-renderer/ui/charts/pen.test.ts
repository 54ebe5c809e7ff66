import { expect, test } from 'vitest'
import { svgDocument, svgPen } from './pen.ts'

test('a drawing becomes an SVG file and hostile names stay text', () => {
  const elements: string[] = []
  const pen = svgPen(elements)
  pen.rect(1, 2.005, 3, 4, '#fff', 0.5)
  pen.line(0, 0, 10, 10, '#000', true)
  pen.text('<script>"&', 5, 5, { color: '#000', align: 'middle' })
  const svg = svgDocument(elements, { width: 20, height: 10, background: '#fff', label: 'a "b" <c>' })
  expect(elements[0]).toBe('<rect x="1" y="2" width="3" height="4" fill="#fff" fill-opacity="0.5"/>')
  expect(elements[1]).toContain('stroke-dasharray="2 2"')
  expect(svg).toContain('&lt;script&gt;&quot;&amp;')
  expect(svg).toContain('aria-label="a &quot;b&quot; &lt;c&gt;"')
  expect(svg).not.toContain('<script>')
})
