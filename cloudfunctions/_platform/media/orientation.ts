/** Which way is up: the one thing kept of what a camera writes about a picture (Exif 2.3, tag 0x0112). */

/** Which way is up, 1 to 8, in the EXIF body that JPEG and PNG share; null where it does not say. */
export function orientationOf(tiff: Buffer): number | null {
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) =>
    at + 2 <= tiff.length ? (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)) : 0
  const u32 = (at: number) =>
    at + 4 <= tiff.length ? (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)) : 0
  const table = u32(4)
  for (let i = 0; i < Math.min(u16(table), 64); i++) {
    const entry = table + 2 + i * 12
    if (u16(entry) === 0x0112) {
      const value = u16(entry + 8)
      return value >= 1 && value <= 8 ? value : null
    }
  }
  return null
}

/** The smallest EXIF body there is: one entry, which way is up. */
export const exifBody = (orientation: number): Buffer =>
  Buffer.from([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
