/** Pages and components for tests: what their script says, without the framework that draws them. */
import { vi } from 'vitest'
import { fakePhone, type FakePhone } from '../api/fake-phone.test.helper'

interface Script {
  data: object
  properties?: Record<string, { value: unknown }>
  methods?: object
  lifetimes?: Record<string, () => void>
}
type Made = Record<string, unknown> & { data: Record<string, unknown> }

export interface Stage<P> {
  phone: FakePhone
  /** What the page says in passing. */
  said: string[]
  /** What a component tells the page it stands on. */
  fired: { name: string; detail: unknown }[]
  /** The answers to what is asked before something is done, and to lists from below: which row was tapped. */
  answers: { confirm: boolean; tapIndex: number }
  page: P
}

/** Sets `rows[2].busy` as the framework does: what is on the way is copied, so that nobody's object is changed. */
function put(data: Record<string, unknown>, where: string, value: unknown): void {
  const way = where.split(/[.[\]]+/).filter(step => step !== '')
  const last = way.pop() as string
  let at = data
  for (const step of way) {
    const next = at[step] as object
    at = at[step] = (Array.isArray(next) ? [...next] : { ...next }) as Record<string, unknown>
  }
  at[last] = value
}

/**
 * Runs the script of a page or a component and makes one of it: `onPage(() => import('./inbox'))`. `P` names what the test
 * touches of it.
 */
export async function onPage<P>(script: () => Promise<unknown>, properties: object = {}): Promise<Stage<P>> {
  let written: Script | undefined
  const take = (one: Script) => {
    written = one
  }
  const stage = {
    said: [] as string[],
    fired: [] as Stage<P>['fired'],
    answers: { confirm: true, tapIndex: 0 },
  }
  const phone = fakePhone()
  Object.assign(globalThis, { Page: take, Component: take })
  Object.assign(globalThis, { Behavior: (of: object) => of, getCurrentPages: () => [] })
  Object.assign(wx, {
    showModal: () => Promise.resolve({ confirm: stage.answers.confirm }),
    showActionSheet: () => Promise.resolve({ tapIndex: stage.answers.tapIndex }),
    navigateTo: () => undefined,
    getWindowInfo: () => ({ windowWidth: 390, windowHeight: 844 }),
    requestSubscribeMessage: () => undefined,
  })
  vi.resetModules()
  await script()
  if (!written) throw new Error('the script makes neither a page nor a component')
  const { data, properties: known = {}, methods = {}, lifetimes = {}, ...page } = written
  const given = Object.fromEntries(Object.entries(known).map(([name, { value }]) => [name, value]))
  const made: Made = { ...page, ...methods, data: structuredClone({ ...given, ...properties, ...data }) }
  Object.assign(made, {
    setData(change: Record<string, unknown>) {
      for (const [where, value] of Object.entries(change)) put(made.data, where, value)
    },
    selectComponent: () => ({ toast: (words: string) => stage.said.push(words) }),
    triggerEvent: (name: string, detail: unknown) => stage.fired.push({ name, detail }),
  })
  lifetimes['created']?.call(made)
  return { ...stage, phone, page: made as P }
}
