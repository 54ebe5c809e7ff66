// Draws the icons of the installed product from resources/icons/icon.svg. Run it after a change of that drawing.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'

const folder = join(import.meta.dirname, '../resources/icons')
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8')
const png = (width: number) => new Resvg(drawing, { fitTo: { mode: 'width', value: width } }).render().asPng()

writeFileSync(join(folder, 'icon.png'), png(1024))
// Trays show 16 points; @2x is for screens with two pixels a point.
writeFileSync(join(folder, 'tray.png'), png(16))
writeFileSync(join(folder, 'tray@2x.png'), png(32))
writeFileSync(join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256].map((width) => ({ width, image: png(width) }))))

/** Windows icon file: a directory of PNG images. @see https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10) */
function ico(images: { width: number; image: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach(({ width, image }, index) => {
    const at = 6 + 16 * index
    // 0 means 256.
    head.writeUInt8(width % 256, at)
    head.writeUInt8(width % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(image.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += image.length
  })
  return Buffer.concat([head, ...images.map(({ image }) => image)])
}
