/** What a county fills in once: `deploy.json` at the root (not tracked; copy `deploy.example.json`). */
import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'

const template = z.strictObject({
  id: z.string(),
  /** 「详情」 as WeChat shows it, with `{{thing2.DATA}}` in it. */
  text: z.string().default(''),
  /** 长期订阅 */
  longTerm: z.boolean().default(false),
})

const settings = z.strictObject({
  appid: z
    .string()
    .regex(/^wx[0-9a-f]{16}$/, '要像 wx 加 16 位小写十六进制，在「开发管理 → 开发设置」里')
    .refine(id => id !== 'wx0000000000000000', '还是样例里的，请换成您小程序的'),
  envId: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{3,}$/, '是云开发控制台首页上的环境 ID')
    .refine(id => id !== 'your-env-1a2b3c', '还是样例里的，请换成您的环境 ID'),
  privateKeyPath: z.string().min(1, '是小程序代码上传密钥的文件路径'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, '要像 1.2.3'),
  /** Which version a message opens: the trial one until the review has passed, then the one everybody has. */
  state: z.enum(['trial', 'formal'], '请填 trial（审核通过以前）或 formal（发布以后）'),
  /** Calls a month that the plan pays for; 200,000 in the smallest one. */
  callsPerMonth: z.int().positive().default(200_000),
  /** Where the keys of names and phone numbers lie; `secrets.<envId>.json` beside deploy.json where nothing is said. */
  secretsPath: z.string().min(1).optional(),
  templates: z.record(z.string(), template),
})
export type Settings = z.infer<typeof settings>

/** Reads the file; every fault as a sentence naming its place. */
export function readSettings(file: string): { settings: Settings | null; faults: string[] } {
  if (!existsSync(file))
    return { settings: null, faults: [`没有 ${file}：请把 deploy.example.json 复制成 deploy.json，再填好`] }
  let raw: unknown
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'))
  } catch (e) {
    return { settings: null, faults: [`${file} 的格式不对（不是 JSON）：${(e as Error).message}`] }
  }
  const parsed = settings.safeParse(raw)
  if (parsed.success) return { settings: parsed.data, faults: [] }
  return {
    settings: null,
    faults: parsed.error.issues.map(i => `${file}：${i.path.join('.') || '（整个文件）'} ${i.message}`),
  }
}
