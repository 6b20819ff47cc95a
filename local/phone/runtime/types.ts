// What the runtime's files say to each other. glass-easel's own types are generic to the teeth;
// these are the few members we touch.

export type Data = Record<string, unknown>
export type Query = Record<string, string>

export type TabItem = {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
  badge?: string
  dot?: boolean
}
export type PageJson = {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  backgroundColorContent?: string
  disableScroll?: boolean
  enablePullDownRefresh?: boolean
  styleIsolation?: string
  addGlobalClass?: boolean
  onReachBottomDistance?: number
}
export type PhoneConfig = {
  appid: string
  pages: string[]
  entry: string
  window: PageJson
  tabBar: {
    custom?: boolean
    color?: string
    selectedColor?: string
    backgroundColor?: string
    list: TabItem[]
  } | null
  units: Record<
    string,
    { isPage: boolean; scope?: string; json: PageJson & { usingComponents: Record<string, string> } }
  >
}

/** A node of glass-easel's tree: a built-in tag or a component of the mini-program. */
export type Node = {
  is: string
  id: string
  dataset: Data
  data: Data
  $$: PhoneElement | null
  _$attached?: boolean
  ownerShadowRoot: { getHostNode(): Node } | null
  childNodes: Node[]
  getShadowRoot(): ShadowRoot_ | null
  getMethodCaller(): Caller
  setData(data: Data): void
  setNodeClass(name: string, segment: number): void
  triggerEvent(name: string, detail: unknown, options: Data): void
  addListener(name: string, handler: (event: TreeEvent) => void, options?: Data): void
  triggerPageLifetime(name: string, args: unknown[]): void
  collectMarks(): Data
}
type ShadowRoot_ = {
  childNodes: Node[]
  querySelector(selector: string): Node | null
  querySelectorAll(selector: string): Node[]
}
export type TreeEvent = {
  type: string
  timeStamp: number
  detail: unknown
  stopPropagation(): void
  getOriginalEvent(): Event | undefined
}
/** `this` inside a page or component. */
export type Caller = { _$: Node; data: Data; route?: string; options?: Query; [method: string]: unknown }

/** What a built-in tag adds to its node. */
export type Control = {
  update?(props: Data): void
  attached?(props: Data): void
  detached?(): void
  /** this field's value when the form is submitted */
  form?(): unknown
  reset?(): void
  toggle?(): void
  focusIn?(): void
  submit?(button: Node): void
  changed?(): void
}
export type BuiltinNode = Node & { control?: Control; refresh?(): void }
export type PhoneElement = HTMLElement & { __wxElement?: BuiltinNode }

export type Root = {
  get(): Caller
  getComponent(): Node
  attach(parent: HTMLElement, placeholder: HTMLElement): void
  release(): void
}
/** A page on the stack. */
export type PageView = {
  route: string
  options: Query
  config: PageJson
  isTab: boolean
  isReady: boolean
  root: Root
  caller: Caller
  node: Node
  view: HTMLElement
  nav: HTMLElement
  title: HTMLElement
  back: HTMLElement
  page: HTMLElement
  scroller: HTMLElement
  refresher: HTMLElement
}
