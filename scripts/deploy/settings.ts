/** What a county fills in once: `deploy.json` at the root (not tracked; copy `deploy.example.json`). */
import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'

const settings = z.strictObject({
  appid: z.string().regex(/^wx[0-9a-f]{16}$/, 'appid 要像 wx 加 16 位小写十六进制'),
  envId: z.string().min(4, 'envId 是云开发控制台里的环境 ID'),
  privateKeyPath: z.string().min(1, '小程序代码上传密钥的文件路径'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, '版本号要像 1.2.3'),
  templates: z.record(z.string(), z.string().min(20, '模板 ID 在「订阅消息 → 我的模板」里复制')),
})
export type Settings = z.infer<typeof settings>

/** Reads the file; every fault as a sentence naming its place. */
export function readSettings(file: string): { settings: Settings | null; faults: string[] } {
  if (!existsSync(file))
    return { settings: null, faults: [`${file} is missing: copy deploy.example.json and fill it in`] }
  let raw: unknown
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'))
  } catch (e) {
    return { settings: null, faults: [`${file} is not JSON: ${(e as Error).message}`] }
  }
  const parsed = settings.safeParse(raw)
  if (parsed.success) return { settings: parsed.data, faults: [] }
  return {
    settings: null,
    faults: parsed.error.issues.map(i => `${file}: ${i.path.join('.') || '(root)'}: ${i.message}`),
  }
}
