/** A phone for tests: storage in a map, a cloud that answers from a list or has no signal. */
import type { Reply } from '../../contract/wire'

interface Sent {
  route: string
  data: Record<string, unknown>
}
export interface FakePhone {
  online: boolean
  sent: Sent[]
  uploads: string[]
  /** What went up, by path in the cloud: for tests with a real cloud behind. */
  upload?: (cloudPath: string, filePath: string) => Promise<void>
  /** What `wx.cloud` fails with instead of answering this one. */
  fails: (sent: Sent) => { errCode: number; errMsg: string } | null
  /** Paths of files that this phone no longer has. */
  gone: Set<string>
  /** Characters that its storage holds. */
  room: number
  answer: (sent: Sent) => Reply<unknown> | Promise<Reply<unknown>>
  reconnect(): void
}

export function fakePhone(): FakePhone {
  const storage = new Map<string, string>()
  const listeners: ((state: { isConnected: boolean }) => void)[] = []
  const phone: FakePhone = {
    online: true,
    sent: [],
    uploads: [],
    fails: () => null,
    gone: new Set(),
    room: 10_000_000,
    answer: () => ({ ok: true, data: {} }),
    reconnect() {
      phone.online = true
      for (const tell of listeners) tell({ isConnected: true })
    },
  }
  const write = (key: string, value: unknown): void => {
    const text = JSON.stringify(value)
    const others = [...storage].filter(([other]) => other !== key)
    if (others.reduce((sum, [, one]) => sum + one.length, text.length) > phone.room)
      throw new Error('setStorageSync:fail exceed storage max size')
    storage.set(key, text)
  }
  const wxFake = {
    cloud: {
      callFunction({
        data,
        success,
        fail,
      }: {
        data: Sent
        success(r: unknown): void
        fail(e: unknown): void
      }) {
        if (!phone.online) {
          fail(new Error('no network'))
          return
        }
        const failure = phone.fails(data)
        if (failure) {
          fail(failure)
          return
        }
        phone.sent.push(JSON.parse(JSON.stringify(data)) as Sent)
        const answer = phone.answer(data)
        if (answer instanceof Promise) void answer.then(result => success({ result }), fail)
        else success({ result: answer })
      },
      uploadFile({
        cloudPath,
        filePath,
        success,
        fail,
      }: {
        cloudPath: string
        filePath: string
        success(): void
        fail(problem?: { errMsg: string }): void
      }) {
        if (!phone.online) {
          fail()
          return
        }
        if (phone.gone.has(filePath)) {
          fail({ errMsg: 'uploadFile:fail no such file or directory' })
          return
        }
        phone.uploads.push(cloudPath)
        if (phone.upload) void phone.upload(cloudPath, filePath).then(success)
        else success()
      },
    },
    getStorageSync: (key: string): unknown =>
      storage.has(key) ? JSON.parse(storage.get(key) as string) : '',
    setStorageSync: write,
    setStorage: ({ key, data, fail }: { key: string; data: unknown; fail?: () => void }) => {
      try {
        write(key, data)
      } catch {
        fail?.()
      }
    },
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
    onNetworkStatusChange: (listener: (state: { isConnected: boolean }) => void) => {
      listeners.push(listener)
    },
  }
  Object.assign(globalThis, { wx: wxFake })
  return phone
}
