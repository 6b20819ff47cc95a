/**
 * A certificate for the local control plane: it signs itself and names the hosts of Tencent's API. Node makes keys but no
 * certificates, so the few DER records of one are written here. It is made again for each plane and is worth nothing elsewhere.
 */
import { generateKeyPairSync, sign } from 'node:crypto'

const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const size = body.length
  const length =
    size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, Math.floor(size / 0x100), size % 0x100]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const sequence = (...parts: Uint8Array[]) => tlv(0x30, ...parts)
const integer = (value: number) => tlv(0x02, Buffer.from([value]))
const text = (value: string) => tlv(0x0c, Buffer.from(value))
const bits = (body: Uint8Array) => tlv(0x03, Buffer.from([0]), body)
const time = (value: string) => tlv(0x18, Buffer.from(value))
const oid = (...bytes: number[]) => tlv(0x06, Buffer.from(bytes))

const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
const COMMON_NAME = oid(0x55, 0x04, 0x03)
const ALTERNATIVE_NAMES = oid(0x55, 0x1d, 0x11)

/** The key and the certificate, both PEM. */
export function certificateFor(hosts: readonly string[]): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(tlv(0x31, sequence(COMMON_NAME, text('local control plane'))))
  const names = sequence(...hosts.map(host => tlv(0x82, Buffer.from(host))))
  const body = sequence(
    tlv(0xa0, integer(2)),
    integer(1),
    ECDSA_SHA256,
    name,
    sequence(time('20200101000000Z'), time('20990101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(sequence(ALTERNATIVE_NAMES, tlv(0x04, names)))),
  )
  const certificate = sequence(body, ECDSA_SHA256, bits(sign('sha256', body, privateKey)))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}
