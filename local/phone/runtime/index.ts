// The phone: what app.js of the mini-program is written against (see compile/bundle.ts).
import * as ge from 'glass-easel'
import { type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { registerBuiltins } from './builtins'
import { BUILTINS } from '../builtins'
import { PhoneDate } from './clock'
import { patchEngine } from './engine'
import { files } from './files'
import { callHook, phone } from './phone'
import { Router } from './router'
import { installTouch } from './touch'
import type { PhoneConfig, PhoneElement } from './types'
import { createWx } from './wx'
import { switchNetwork } from './wx/device'

type Definition = Record<string, unknown> & { behaviors?: unknown[]; properties?: object; data?: object }
type Templates = Record<string, unknown>

const NATIVE_EVENT = /^(touch|mouse|transition|animation)/
// what a developer must hear; the rest of glass-easel's warnings are about style
const QUIET_WARNING =
  /is not a valid property|is not a valid event binding|no relation|keys are not unique|number as for-list|target of relation/
const SCENE_GROUP_CARD = 1044
const SCENE_NORMAL = 1001
const tags = new Set(BUILTINS)

class Backend extends ge.CurrentWindowBackendContext {
  constructor() {
    super()
    const made = {
      // <button> of a mini-program must not become an HTML button
      createElement: (tag: string) =>
        document.createElement(
          tags.has(tag) || tag === 'page' || !tag.includes('-') ? `wx-${tag.toLowerCase()}` : tag,
        ),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    }
    Object.assign(this, { document: made })
  }
  // input, change, scroll … are fired by the built-in tags; level 0, or one catchtouchmove would stop all scrolling
  override setListenerStats(element: never, type: string, capture: boolean): void {
    if (NATIVE_EVENT.test(type)) super.setListenerStats(element, type, capture, 0 as never)
  }
  override getRootNode(): never {
    return document.getElementById('app') as never
  }
}

let code: CodeSpace
let entering = ''
const defined = new Set<string>()
const errors: string[] = []

/** Prepares the engine and the globals; `templates` is the compiled WXML. */
function install(config: PhoneConfig, templates: Templates): void {
  phone.config = config
  Object.assign(ge.globalOptions, { writeFieldsToNode: false, useMethodCallerListeners: true })
  const env = new MiniProgramEnv()
  const context = new Backend()
  context.onEvent((target, type, detail, options) => {
    const event = new ge.Event(type, detail, options)
    ge.Event.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  })
  const backend = env.associateBackend(context as never)
  code = env.createCodeSpace('main', true)
  patchEngine()
  installTouch()
  ge.addGlobalWarningListener((message: string) => {
    if (!QUIET_WARNING.test(message)) console.error(`[phone] ${message}`)
    return false
  })
  registerBuiltins(code.getComponentSpace() as never)
  for (const [path, unit] of Object.entries(config.units)) {
    code.addComponentStaticConfig(path, { ...unit.json, component: !unit.isPage } as never)
    code.addStyleSheet(path, undefined as never, unit.scope)
    if (templates[path])
      code.addCompiledTemplate(path, { groupList: templates, content: templates[path] } as never)
  }
  phone.router = new Router(backend as never, code as never)
  installGlobals()
}

function installGlobals() {
  const fieldBehaviors = builtinBehaviors()
  const adapt = (given: Definition): Definition => {
    const definition = { ...given }
    if (definition.behaviors)
      definition.behaviors = definition.behaviors.map(one =>
        typeof one === 'string' ? (fieldBehaviors[one] ?? fieldBehaviors['wx://component-export']) : one,
      )
    if (definition.pageLifeTimes && !definition.pageLifetimes)
      definition.pageLifetimes = definition.pageLifeTimes
    const { properties, data } = definition
    // in WeChat a property wins over data of the same name
    if (data && properties)
      definition.data = Object.fromEntries(Object.entries(data).filter(([key]) => !(key in properties)))
    return definition
  }
  const register = (definition: Definition, isPage: boolean) => {
    defined.add(entering)
    const unit = code.component(entering)
    if (isPage) unit.pageDefinition(adapt(definition) as never).register()
    else
      unit
        .definition({ ...adapt(definition), options: { ...(definition.options as object) } } as never)
        .register()
  }
  Object.assign(globalThis, {
    global: globalThis,
    wx: createWx(),
    PhoneDate,
    __phoneEnter: (path: string) => {
      entering = path
    },
    App: (definition: object) => {
      phone.app = { globalData: {}, ...definition }
    },
    getApp: () => phone.app,
    getCurrentPages: () => phone.router.stack.map(view => view.caller),
    Page: (definition: Definition) => register(definition, true),
    Component: (definition: Definition) => register(definition, false),
    Behavior: (definition: Definition) =>
      code
        .behavior()
        .definition(adapt(definition) as never)
        .register(),
    requirePlugin: () => {
      throw new Error('预览里没有插件')
    },
  })
}

function builtinBehaviors(): Record<string, unknown> {
  const make = (definition: object) =>
    code
      .behavior()
      .definition(definition as never)
      .register()
  return {
    'wx://form-field': make({ properties: { name: String, value: null } }),
    'wx://form-field-button': make({}),
    'wx://form-field-group': make({}),
    'wx://component-export': make({}),
  }
}

/** Runs a script of the mini-program; what it throws is named and does not stop the others. */
function load(path: string, script: () => void): void {
  entering = path
  script()
  if (!defined.has(path)) console.error(`[phone] ${path} 没有调用 Page() 或 Component()`)
}

function launch() {
  const asked = decodeURIComponent(location.hash.slice(1)).replace(/^\//, '')
  const [path, query] = phone.router.parse(asked || phone.config.entry)
  phone.launch = {
    path,
    query,
    scene: phone.group ? SCENE_GROUP_CARD : SCENE_NORMAL,
    referrerInfo: {},
    ...(phone.group ? { shareTicket: 'preview' } : {}),
  }
  addEventListener('error', event =>
    callHook(phone.app, 'App', 'onError', String(event.error?.stack ?? event.message)),
  )
  addEventListener('unhandledrejection', ({ reason, promise }) =>
    callHook(phone.app, 'App', 'onUnhandledRejection', { reason: String(reason), promise }),
  )
  callHook(phone.app, 'App', 'onLaunch', phone.launch)
  callHook(phone.app, 'App', 'onShow', phone.launch)
  document.addEventListener('visibilitychange', () =>
    callHook(phone.app, 'App', document.hidden ? 'onHide' : 'onShow', phone.launch),
  )
  phone.router.mount()
  // As WeChat does: the mini-program may send the person elsewhere, at once; otherwise its first page opens.
  if (phone.config.pages.includes(path)) phone.router.start(path, query)
  else callHook(phone.app, 'App', 'onPageNotFound', { path, query, isEntryPage: true })
  if (!phone.router.top) phone.router.start(...phone.router.parse(phone.config.entry))
  document.documentElement.dataset.ready = 'yes'
}

/** Reads what the person saved and the county's clock, then runs all scripts and opens the first page. */
async function boot(scripts: () => void): Promise<void> {
  const [state] = await Promise.all([
    fetch('phone/state').then(response => response.json() as Promise<{ ahead?: number }>),
    files.open(phone.openid),
  ])
  phone.clockAhead = state.ahead ?? 0
  scripts()
  launch()
}

const api = {
  phone,
  install,
  load,
  boot,
  switchNetwork,
  errors,
  setClockAhead: (ms: number) => (phone.clockAhead = ms),
  open: (url: string) => phone.router.reLaunch(url),
}
export type Phone = typeof api
Object.assign(globalThis, { __phone: api })
export type { PhoneElement }
