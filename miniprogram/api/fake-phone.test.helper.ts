/** A phone for tests: storage in a map, a cloud that answers from a list or has no signal. */
import type { Reply } from '../../cloudfunctions/_contract'

export interface Sent {
  route: string
  data: Record<string, unknown>
}
export interface FakePhone {
  online: boolean
  sent: Sent[]
  uploads: string[]
  answer: (sent: Sent) => Reply<unknown>
  reconnect(): void
}

export function fakePhone(): FakePhone {
  const storage = new Map<string, string>()
  const listeners: ((state: { isConnected: boolean }) => void)[] = []
  const phone: FakePhone = {
    online: true,
    sent: [],
    uploads: [],
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
        phone.sent.push(JSON.parse(JSON.stringify(data)) as Sent)
        success({ result: phone.answer(data) })
      },
      uploadFile({ cloudPath, success, fail }: { cloudPath: string; success(): void; fail(): void }) {
        if (!phone.online) {
          fail()
          return
        }
        phone.uploads.push(cloudPath)
        success()
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
