/**
 * The templates as the account has them, read through the function `admin`, which WeChat lets ask. They count before what
 * somebody pasted. Where they cannot be read, as before the first deploy and its upload with WeChat DevTools, the pasted
 * text stands.
 */
import type { AccountTemplates } from '../../../cloudfunctions/admin/templates'
import type { Cloud } from '../cloud/cloud'
import type { Settings } from '../settings'

type Listed = NonNullable<AccountTemplates['templates']>
export interface Read {
  templates: Settings['templates']
  /** What was found, for the person who deploys; and what must be mended first. */
  notes: string[]
  faults: string[]
}

export async function listedIn(cloud: Pick<Cloud, 'invoke'>): Promise<Listed | null> {
  try {
    const answer = (await cloud.invoke('admin', { route: 'templates.list', data: {} })) as {
      ok?: boolean
      data?: AccountTemplates
    }
    return answer.ok === true ? (answer.data?.templates ?? null) : null
  } catch {
    return null
  }
}

export function withListed(templates: Settings['templates'], listed: Listed | null): Read {
  if (listed === null)
    return {
      templates,
      notes: [
        '账号里的模板现在读不到（第一次部署、还没用微信开发者工具上传云函数的时候都这样），用 deploy.json 里贴的',
      ],
      faults: [],
    }
  const read: Read = { templates: {}, notes: [], faults: [] }
  for (const [name, given] of Object.entries(templates)) {
    const found = listed.find(({ id }) => id === given.id)
    read.templates[name] = found ? { ...given, text: found.text, longTerm: found.longTerm } : given
    if (given.id !== '' && !found)
      read.faults.push(`templates.${name} 的模板 ID 在账号里没有，请在「订阅消息 → 我的模板」里复制`)
    if (found && found.longTerm !== given.longTerm)
      read.notes.push(`templates.${name}：账号里是${found.longTerm ? '长期' : '一次性'}订阅，按账号的`)
  }
  read.notes.push(`从账号里读到 ${listed.length} 种模板，字段按账号里的`)
  return read
}
