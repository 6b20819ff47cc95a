/** wxacode.getUnlimited: a picture, as WeChat draws one. Ours is a plain QR code of `page?scene=…`, so that tests can read it. */
import { deflateSync } from 'node:zlib'
import { Ecc, QrCode } from 'tdesign-miniprogram/common/shared/qrcode/qrcodegen'
import { type Api, ok } from './types'

/** 32 visible characters; https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const LEAST_WIDTH = 280
const MOST_WIDTH = 1280

export const drawCode: Api = (_, { scene, page, width = 430 }) => {
  if (typeof scene !== 'string' || !SCENE.test(scene)) return { errcode: 40169, errmsg: 'invalid scene' }
  if (typeof page !== 'string' || page.startsWith('/')) return { errcode: 41030, errmsg: 'invalid page' }
  const side = Number(width)
  if (side < LEAST_WIDTH || side > MOST_WIDTH) return { errcode: 40097, errmsg: 'invalid width' }
  return ok({ picture: pngOf(QrCode.encodeText(`${page}?scene=${scene}`, Ecc.MEDIUM).getModules(), side) })
}

/** Black and white, one bit a dot, with the quiet edge that readers need. */
function pngOf(modules: boolean[][], side: number): Buffer {
  const quiet = 2
  const count = modules.length + 2 * quiet
  const rows = Array.from({ length: side }, (_, y) => {
    const row = Buffer.alloc(1 + Math.ceil(side / 8))
    for (let x = 0; x < side; x++) {
      const [my, mx] = [y, x].map(at => Math.floor((at * count) / side) - quiet) as [number, number]
      if (!modules[my]?.[mx]) row[1 + (x >> 3)] = (row[1 + (x >> 3)] ?? 0) | (128 >> (x & 7))
    }
    return row
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crcOf(named))
  return Buffer.concat([length, named, sum])
}

/** Of PNG. `zlib.crc32` is not in every Node 20. */
function crcOf(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
