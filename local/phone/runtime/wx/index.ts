// The wx of the preview. What it has not is named in the console, which fails a journey.
import { cloud } from './cloud'
import { deviceApi } from './device'
import { fileSystem } from './file-system'
import { media } from './media'
import { navigation } from './navigation'
import { people } from './people'
import { storage } from './storage'

// asked for only to see whether it is there
const MAY_BE_ABSENT = new Set([
  'then',
  'toJSON',
  'qy',
  'getSkylineInfoSync',
  'getRendererUserAgent',
  // a phone has none: pages look whether they are there
  'onKeyDown',
  'offKeyDown',
])

/** Builds `wx`. */
export function createWx(): object {
  const known: Record<string, unknown> = {
    ...navigation,
    ...storage,
    ...media,
    ...fileSystem,
    ...people,
    ...deviceApi,
    cloud: strict('wx.cloud', cloud),
  }
  return strict('wx', known)
}

function strict(owner: string, known: object): object {
  return new Proxy(known, {
    get(target, name, receiver) {
      if (typeof name === 'string' && !(name in target) && !MAY_BE_ABSENT.has(name))
        console.error(`[phone] 预览里还没有 ${owner}.${name}，请补在 local/phone/runtime/wx`)
      return Reflect.get(target, name, receiver)
    },
  })
}
