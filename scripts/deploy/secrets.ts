/**
 * The keys that seal names, phone numbers and codes. Made once, on the machine that deploys first, into a file outside of
 * git that only its owner may read. Who loses it loses every name and number; so it is never made twice for one environment.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import * as z from 'zod'

const key32 = (text: string): boolean => Buffer.from(text, 'base64').length === 32
const keys = z
  .array(
    z
      .string()
      .regex(/^\d+:/)
      .refine(one => key32(one.replace(/^\d+:/, ''))),
  )
  .min(1)

const secrets = z.strictObject({
  note: z.string(),
  envId: z.string(),
  /** `number:base64`; the last one seals, all of them open. */
  fieldKeys: keys,
  codeKey: z.string().refine(key32),
})
/** What the self-check in the app compares: eight digits of a fixed word under the key, which give nothing away. */
export const keyCheck = (codeKey: string): string =>
  createHmac('sha256', Buffer.from(codeKey, 'base64')).update('selfcheck|selfcheck').digest('hex').slice(0, 8)

export type Secrets = z.infer<typeof secrets>

export const KEEP_A_COPY =
  '这个文件里是全县姓名和电话的钥匙。请马上打印一份或存进 U 盘，和县里的公章放在一起：丢了它，姓名和电话就永远解不开了。不要发微信，不要放网盘。'

export const newSecrets = (envId: string): Secrets => ({
  note: KEEP_A_COPY,
  envId,
  fieldKeys: [newFieldKey(1)],
  codeKey: randomBytes(32).toString('base64'),
})

/** A new key at the end: from now on it seals, the old ones go on opening. */
export function rotated(old: Secrets): Secrets {
  const numbers = old.fieldKeys.map(numberOf)
  return { ...old, fieldKeys: [...old.fieldKeys, newFieldKey(Math.max(...numbers) + 1)] }
}

const newFieldKey = (number: number): string => `${number}:${randomBytes(32).toString('base64')}`
const numberOf = (key: string): number => Number.parseInt(key, 10)

/** Null when there is no such file; a fault as a sentence. */
export function readSecrets(file: string, envId: string): Secrets | { fault: string } | null {
  if (!existsSync(file)) return null
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    return { fault: `${file} 别人也能读。请先运行 chmod 600 ${file}` }
  const parsed = secrets.safeParse(jsonIn(file))
  if (!parsed.success)
    return { fault: `${file} 不是完整的密钥文件。请用收好的那一份换回来，不要自己改、不要重新生成` }
  if (parsed.data.envId !== envId)
    return {
      fault: `${file} 是环境 ${parsed.data.envId} 的，现在要部署的是 ${envId}。请换成这个环境自己的密钥文件`,
    }
  return parsed.data
}

/** What stands in the file; null when it is not JSON. */
export function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

export const writeSecrets = (file: string, made: Secrets): void => writePrivate(file, made)

/** Whole or not at all, and readable by its owner alone from its first byte on. */
export function writePrivate(file: string, made: object): void {
  const fresh = `${file}.new`
  writeFileSync(fresh, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  chmodSync(fresh, 0o600)
  renameSync(fresh, file)
}
