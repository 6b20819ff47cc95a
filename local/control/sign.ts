/** Checks a TC3-HMAC-SHA256 signature the way Tencent does: over content type, host and body (API 3.0, signature v3). */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { ControlError } from './errors'

export interface Account {
  secretId: string
  secretKey: string
}
const FIVE_MINUTES = 300
const FORM =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/(\w+)\/tc3_request, SignedHeaders=content-type;host, Signature=([0-9a-f]{64})$/

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** Throws what Tencent answers when the signature does not hold. */
export function checkSignature(
  account: Account,
  service: string,
  headers: IncomingHttpHeaders,
  body: string,
): void {
  const [, secretId = '', date = '', signedService = '', signature = ''] =
    FORM.exec(headers.authorization ?? '') ?? []
  if (!signature)
    throw new ControlError(
      'AuthFailure.InvalidAuthorization',
      'The Authorization header is not in the TC3 form.',
    )
  if (secretId !== account.secretId)
    throw new ControlError('AuthFailure.SecretIdNotFound', 'The SecretId is not found, please ensure it.')
  const timestamp = Number(headers['x-tc-timestamp'])
  if (!(Math.abs(Date.now() / 1000 - timestamp) <= FIVE_MINUTES))
    throw new ControlError(
      'AuthFailure.SignatureExpire',
      'The provided credentials could not be validated: expired.',
    )
  const canonical = [
    'POST',
    '/',
    '',
    `content-type:${headers['content-type']}\nhost:${headers.host}\n`,
    'content-type;host',
    hash(body),
  ].join('\n')
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${hash(canonical)}`
  const key = hmac(hmac(hmac(`TC3${account.secretKey}`, date), service), 'tc3_request')
  const expected = hmac(key, toSign)
  if (signedService !== service || !timingSafeEqual(expected, Buffer.from(signature, 'hex')))
    throw new ControlError(
      'AuthFailure.SignatureFailure',
      'The provided credentials could not be validated. Please check your signature is correct.',
    )
}
