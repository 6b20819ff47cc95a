// The phone itself: sizes, versions, network, calls, clipboard, life of the app.
import { isOnline, phone } from '../phone'
import { SelectorQuery } from '../query'
import { ask, hideToast, modal, sheet, toast, type ToastOptions } from '../ui'
import { api, listeners, nothing } from './call'

const STATUS_BAR = 20
const NAV_BAR = 44
const CAPSULE = { width: 87, height: 32, top: 26, gap: 7 }

/** A mouse and no finger: WeChat on Windows or a Mac. */
const isComputer = () => !matchMedia('(pointer: coarse)').matches

function windowInfo() {
  const { innerWidth: width, innerHeight: height } = globalThis
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: phone.router.top?.scroller.clientHeight ?? height,
    statusBarHeight: STATUS_BAR,
    screenTop: STATUS_BAR + NAV_BAR,
    safeArea: { left: 0, right: width, top: STATUS_BAR, bottom: height, width, height: height - STATUS_BAR },
  }
}
const appBase = () => ({
  SDKVersion: '3.8.12',
  version: '8.0.56',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: phone.fontSize,
  fontSizeScaleFactor: phone.fontSize / 16,
  enableDebug: false,
  host: { env: 'WeChat', appId: phone.config.appid },
})
const device = () => ({
  brand: 'devtools',
  model: '网页预览',
  system: 'iOS 17.0',
  platform: 'devtools',
  benchmarkLevel: 30,
  abi: '',
  cpuType: '',
  memorySize: '4096',
})
const systemSetting = () => ({
  bluetoothEnabled: false,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
})
const everything = () => ({ ...windowInfo(), ...appBase(), ...device(), ...systemSetting() })
const capsule = () => {
  const right = innerWidth - CAPSULE.gap
  return { ...CAPSULE, left: right - CAPSULE.width, right, bottom: CAPSULE.top + CAPSULE.height }
}

const network = listeners<[{ isConnected: boolean; networkType: string }]>()
const networkType = () => (isOnline() ? 'wifi' : 'none')
const tellNetwork = () => network.tell({ isConnected: isOnline(), networkType: networkType() })
addEventListener('online', tellNetwork)
addEventListener('offline', tellNetwork)

/** The preview's network switch. */
export function switchNetwork(isOn: boolean): void {
  phone.isSwitchedOn = isOn
  tellNetwork()
}

const shown = listeners<[object]>()
const hidden = listeners<[]>()
document.addEventListener('visibilitychange', () =>
  document.hidden ? hidden.tell() : shown.tell(phone.launch),
)

const updateManager = {
  onCheckForUpdate: (tell: (result: object) => void) => setTimeout(() => tell({ hasUpdate: false })),
  onUpdateReady: nothing,
  onUpdateFailed: nothing,
  applyUpdate: nothing,
}
const keyboard = listeners<[object]>()
const errors = listeners<[unknown]>()
const theme = listeners<[object]>()
const resized = listeners<[object]>()
addEventListener('resize', () => {
  // Before the first page stands nobody has asked to hear.
  if (!document.documentElement.dataset.ready) return
  resized.tell({ size: { windowWidth: innerWidth, windowHeight: windowInfo().windowHeight } })
})
/** Only WeChat on a computer has keys, and none that somebody types with. */
const keysDown = listeners<[object]>()
addEventListener('keydown', ({ key, code, altKey, shiftKey, timeStamp, target }) => {
  const types = (target as Element | null)?.matches?.('input, textarea') ?? false
  if (isComputer() && !types) keysDown.tell({ key, code, altKey, shiftKey, timeStamp })
})
const capsuleMoved = listeners<[object]>()

export const deviceApi = {
  getWindowInfo: windowInfo,
  getAppBaseInfo: appBase,
  getDeviceInfo: device,
  getSystemSetting: systemSetting,
  getAppAuthorizeSetting: () => ({
    albumAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
    locationAuthorized: 'authorized',
    microphoneAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
  }),
  getSystemInfoSync: everything,
  getSystemInfo: api('getSystemInfo', everything),
  getSystemInfoAsync: api('getSystemInfoAsync', everything),
  getMenuButtonBoundingClientRect: capsule,
  onMenuButtonBoundingClientRectWeightChange: capsuleMoved.on,
  offMenuButtonBoundingClientRectWeightChange: capsuleMoved.off,
  getAccountInfoSync: () => ({
    miniProgram: { appId: phone.config.appid, envVersion: 'develop', version: '' },
    plugin: {},
  }),
  getLaunchOptionsSync: () => phone.launch,
  getEnterOptionsSync: () => phone.launch,
  canIUse: (name: string) => name.split('.')[0] !== '' && Object.hasOwn(wx, name.split('.')[0] ?? ''),
  getUpdateManager: () => updateManager,
  getNetworkType: api('getNetworkType', () => ({ networkType: networkType() })),
  onNetworkStatusChange: network.on,
  offNetworkStatusChange: network.off,
  onAppShow: shown.on,
  offAppShow: shown.off,
  onAppHide: hidden.on,
  offAppHide: hidden.off,
  onError: errors.on,
  offError: errors.off,
  onUnhandledRejection: errors.on,
  offUnhandledRejection: errors.off,
  onThemeChange: theme.on,
  offThemeChange: theme.off,
  ...(isComputer() ? { onKeyDown: keysDown.on, offKeyDown: keysDown.off } : {}),
  onWindowResize: resized.on,
  offWindowResize: resized.off,
  onKeyboardHeightChange: keyboard.on,
  offKeyboardHeightChange: keyboard.off,
  hideKeyboard: api('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
  makePhoneCall: api('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
    if ((await ask('拨打电话', [phoneNumber], ['取消', '呼叫'])) === 0) throw new Error('cancel')
  }),
  setClipboardData: api('setClipboardData', ({ data }: { data: string }) => {
    phone.clipboard = data
    toast({ title: '内容已复制', icon: 'none' })
  }),
  getClipboardData: api('getClipboardData', () => ({ data: phone.clipboard })),
  // A browser has no scanner: what the code says is typed or pasted.
  scanCode: api('scanCode', async () => {
    const { confirm, content } = await modal({
      title: '扫码',
      content: phone.clipboard,
      editable: true,
      placeholderText: '把码里的字贴在这里',
    })
    if (!confirm || !content) throw new Error('cancel')
    return { result: content, scanType: 'QR_CODE', charSet: 'utf-8', path: '', rawData: '' }
  }),
  vibrateShort: api('vibrateShort', nothing),
  vibrateLong: api('vibrateLong', nothing),
  setKeepScreenOn: api('setKeepScreenOn', nothing),
  getScreenBrightness: api('getScreenBrightness', () => ({ value: 0.5 })),
  setScreenBrightness: api('setScreenBrightness', nothing),
  showToast: api('showToast', (options: ToastOptions) => toast(options)),
  hideToast: api('hideToast', hideToast),
  showLoading: api('showLoading', (options: ToastOptions) => toast(options, true)),
  hideLoading: api('hideLoading', hideToast),
  showModal: api('showModal', modal),
  showActionSheet: api('showActionSheet', sheet),
  nextTick: (go: () => void) => void Promise.resolve().then(go),
  createSelectorQuery: () => new SelectorQuery(),
  createAnimation: () => animation(),
  reportEvent: nothing,
  reportPerformance: nothing,
  getLogManager: () => log,
  getRealtimeLogManager: () => log,
}

const log = {
  log: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  debug: nothing,
  setFilterMsg: nothing,
  addFilterMsg: nothing,
}

// steps are accepted and skipped: a test looks at the end state
function animation() {
  const steps: unknown = new Proxy(
    {},
    { get: (_target, name) => (name === 'export' ? () => ({ actions: [] }) : () => steps) },
  )
  return steps
}
