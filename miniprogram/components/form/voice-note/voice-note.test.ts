/** The microphone is asked for before a finger holds: WeChat's question takes it off the button. */
import { beforeEach, describe, expect, it, vi } from 'vitest'

interface Made {
  data: { recording: boolean; editable: boolean }
  setData(change: object): void
  triggerEvent(name: string, detail: { message: string }): void
  attach(): void
  press(): void
  lift(): void
}
interface Definition {
  lifetimes: { attached(this: Made): void }
  methods: Record<string, (this: Made, ...args: unknown[]) => unknown>
}

let said: string[]
let started: number
let setting: boolean | undefined
let answer: 'yes' | { errno?: number; errMsg: string }

async function made(): Promise<Made> {
  let found: Definition | undefined
  Object.assign(globalThis, {
    Component: (definition: Definition) => {
      found = definition
    },
    wx: {
      getSetting: ({ success }: { success(got: object): void }) =>
        success({ authSetting: setting === undefined ? {} : { 'scope.record': setting } }),
      authorize: ({ success, fail }: { success(): void; fail(problem: object): void }) =>
        answer === 'yes' ? success() : fail(answer),
      getRecorderManager: () => ({
        onStart: () => undefined,
        onStop: () => undefined,
        onError: () => undefined,
        start: () => started++,
        stop: () => undefined,
      }),
    },
  })
  vi.resetModules()
  await import('./voice-note')
  const { lifetimes, methods } = found as unknown as Definition
  const note: Made = {
    ...(methods as unknown as Made),
    data: { recording: false, editable: true },
    setData: change => void Object.assign(note.data, change),
    triggerEvent: (_, { message }) => said.push(message),
    attach: () => lifetimes.attached.call(note),
  }
  note.attach()
  return note
}

beforeEach(() => {
  said = []
  started = 0
  setting = undefined
  answer = 'yes'
})

describe('holding the button', () => {
  it('asks first where nobody has been asked yet, and records nothing meanwhile', async () => {
    const note = await made()
    note.press()
    expect([started, said]).toEqual([0, ['可以说了：按住再说，说完松手。']])
    note.press()
    expect([started, note.data.recording]).toEqual([1, true])
  })
  it('records at once where the microphone is allowed', async () => {
    setting = true
    const note = await made()
    note.press()
    expect([started, said]).toEqual([1, []])
  })
  it('says where to allow it after a no, and asks again at the next press', async () => {
    setting = false
    answer = { errMsg: 'authorize:fail auth deny' }
    const note = await made()
    note.press()
    expect([started, said]).toEqual([0, ['没能录音。请在右上角“设置”里允许使用麦克风，打字也行。']])
    answer = 'yes'
    note.press()
    note.press()
    expect(started).toBe(1)
  })
  it('says it where the privacy guide forbids it', async () => {
    answer = { errno: 112, errMsg: 'authorize:fail api scope is not declared in the privacy agreement' }
    const note = await made()
    note.press()
    expect(said).toEqual([
      '县里的隐私保护指引还没写上这一项，微信不让用。请告诉县里管小程序的人；别的照样能用。',
    ])
  })
})
