/** The message templates of the account as WeChat tells them: what the deploy puts our fields into. Null: WeChat does not say. */
import { wechat } from '../_platform/ports'

export interface AccountTemplates {
  templates: { id: string; text: string; longTerm: boolean }[] | null
}

export async function listTemplates(): Promise<AccountTemplates> {
  const found = await wechat.templates()
  return { templates: found && found.map(({ id, content, longTerm }) => ({ id, text: content, longTerm })) }
}
