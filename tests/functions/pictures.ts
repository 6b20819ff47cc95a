/** Small pictures and sounds made here, with what real ones say about their maker. */
const marker = (kind: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, kind, (body.length + 2) >> 8, (body.length + 2) & 255]), body])

/** 1×1 grey JPEG (baseline) from an image library, its segments kept apart so that others can be put between. */
const BODY = Buffer.from(
  '/9sAQwADAgICAgIDAgICAwMDAwQGBAQEBAQIBgYFBgkICgoJCAkJCgwPDAoLDgsJCQ0RDQ4PEBAREAoMEhMSEBMPEBAQ/8AACwgAAQABAQERAP/EABQAAQAAAAAAAAAAAAAAAAAAAAn/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AFSf/9k=',
  'base64',
)

/** Orientation 6 and a place in the mountains, big-endian EXIF, with a comment and a preview behind the end. */
export function photo({ gps = 'N26 E109' } = {}): Buffer {
  const tiff = Buffer.alloc(60)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(6, 18)
  tiff.writeUInt16BE(0x010f, 22)
  tiff.writeUInt16BE(2, 24)
  tiff.writeUInt32BE(9, 26)
  tiff.writeUInt32BE(38, 30)
  tiff.write(gps, 38, 'latin1')
  const exif = marker(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]))
  const xmp = marker(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<gps>${gps}</gps>`, 'latin1'))
  const comment = marker(0xfe, Buffer.from(`shot at ${gps}`, 'latin1'))
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    exif,
    xmp,
    comment,
    BODY,
    Buffer.from(`trailing ${gps}`, 'latin1'),
  ])
}

export const png = (): Buffer =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )

export const voice = (): Buffer =>
  Buffer.concat([
    Buffer.from('ID3\u0004\0\0\0\0\0\u0009recorded!', 'latin1'),
    Buffer.from([0xff, 0xfb, 0x90, 0x64]),
    Buffer.alloc(200),
  ])
