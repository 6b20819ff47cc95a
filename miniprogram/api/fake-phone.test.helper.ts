/** A phone for tests: storage in a map, a cloud that answers from a list or has no signal. */
import type { Reply } from '../../cloudfunctions/_contract'

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
    answer: () => ({ ok: true, data: {} }),
    reconnect() {
      phone.online = true
      for (const tell of listeners) tell({ isConnected: true })
    },
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
    setStorageSync: (key: string, value: unknown) => {
      storage.set(key, JSON.stringify(value))
    },
    setStorage: ({ key, data }: { key: string; data: unknown }) => {
      storage.set(key, JSON.stringify(data))
    },
    onNetworkStatusChange: (listener: (state: { isConnected: boolean }) => void) => {
      listeners.push(listener)
    },
  }
  Object.assign(globalThis, { wx: wxFake })
  return phone
}
